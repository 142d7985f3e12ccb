// Used by threading: what a subject says once the marks of replies and forwards are off.

// Reply and forward marks by language, as programs write them before a colon: en, de, fr, es, it, cs, pl, nl, sv, da, no, fi,
// pt, hu, ro, tr, is, lt, el, ru, zh, id and cy.
const marks =
  're|rép|rep|aw|antw|antwort|sv|vs|odp|odpověď|ynt|atb|rif|r|res|resp|ref|bls|vá|απ|σχετ|ha|hf|回复|回覆|答复|答覆|' +
  'fw|fwd|fyi|wg|tr|rv|enc|i|doorst|vl|vb|pd|pdv|přep|fs|πρθ|továbbítás|rd|vidarebefordrat|转发|轉寄|ilt|yml';
const mark = new RegExp(
  `^(?:${marks})\\s?(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\d{1,3}|\\*\\d{1,3})?\\s?[::]\\s*`,
  'iu',
);
const lengthLimit = 1000;
/** Characters that are stored and compared: an index row of the database holds them four bytes each. */
const comparedLimit = 200;

/** The subject without marks of replies and forwards, in lower case with single spaces: equal for mails of one thread. */
export function normaliseSubject(subject: string): string {
  return stripSubject(subject).toLowerCase().slice(0, comparedLimit);
}

/** The same with its capitals, to show or to answer under. */
export function stripSubject(subject: string): string {
  let rest = subject.slice(0, lengthLimit).normalize('NFC').replace(/\s+/g, ' ').trim();
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const match = mark.exec(rest);
    if (!match) break;
    rest = rest.slice(match[0].length);
  }
  return rest.replace(/\s*\((?:fwd|forwarded)\)$/i, '').trim();
}

/** Subjects that programs write where people wrote none, and those that say nothing. */
const empty =
  /^\W*(?:(?:no|none|without|empty)[ -]?(?:subject|title)?|(?:kein|ohne) betreff|(?:sans|pas d['’ ]?) ?(?:objet|sujet)|(?:sin|no hay) asunto|(?:nessun|senza) oggetto|(?:bez|žádný) (?:předmětu?|predmetu)|brak tematu|bez tematu|geen onderwerp|без темы|无主题|無主旨|件名なし)\W*$/iu;
const written =
  /^(?:\[[^\]]{0,60}\]\s*)?(?:new (?:message|submission|enquiry|inquiry|contact)|contact(?:[ -]?form| us| request)|website (?:contact|enquiry|inquiry)|form submission|neue (?:nachricht|anfrage)|kontakt(?:formular|anfrage)|nouveau message|formulaire de contact|nuevo mensaje|formulario de contacto|nuovo messaggio|modulo (?:di )?contatt[io]|nová zpráva|kontaktní formulář|nowa wiadomość|formularz kontaktowy|nieuw bericht|contactformulier)(?!\p{L})/iu;

/**
 * What to look for among the subjects of a sender's earlier conversations; '' where that would guess: it needs the mark of
 * an answer or a number of four digits or more, and words that people wrote.
 */
export function threadSubject(subject: string): string {
  const stripped = normaliseSubject(subject);
  if (stripped === '' || empty.test(stripped) || written.test(stripped)) return '';
  return startsWithMark(subject) || /\d{4}/.test(stripped) ? stripped : '';
}

function startsWithMark(subject: string): boolean {
  return mark.test(subject.slice(0, lengthLimit).normalize('NFC').replace(/\s+/g, ' ').trim());
}
