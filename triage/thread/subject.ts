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

/** The subject without marks of replies and forwards, in lower case with single spaces: equal for mails of one thread. */
export function normaliseSubject(subject: string): string {
  return stripSubject(subject).toLowerCase();
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
