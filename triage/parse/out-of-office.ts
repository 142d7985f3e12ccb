// Used by `automated.ts`: the subjects that auto-responders write, by language.

/** What only programs write. */
const responder = [
  // en
  /^(?:auto(?:matic(?:ally)?)?[- ]?(?:re(?:ply|sponse|sponder)|answer|generated)|out of (?:the )?office[- ]?(?:auto-?)?(?:reply|response|notice|notification|message)|(?:vacation|holiday) (?:reply|message|notice|response)|absence (?:notice|note))/i,
  // de
  /^(?:automatische (?:antwort|abwesenheits)|abwesenheits(?:notiz|nachricht|meldung|assistent|hinweis|benachrichtigung)|autom\.? antwort|urlaubsmeldung)/i,
  // fr
  /^(?:réponse automatique|reponse automatique|message d['’]absence|notification d['’]absence|message automatique)/i,
  // es, pt
  /^(?:respuesta autom[áa]tica|mensaje de ausencia|auto-?respuesta|resposta autom[áa]tica)/i,
  // it
  /^(?:risposta automatica|messaggio di assenza|risponditore automatico)/i,
  // cs, sk
  /^(?:automatick[áa] odpov[ěe][ďd]|ozn[áa]men[íi] o nep[řr][íi]tomnosti|automatick[áa] odpove[ďd])/i,
  // pl
  /^(?:automatyczna odpowied[źz]|autoodpowied[źz]|odpowied[źz] automatyczna)/i,
  // nl
  /^(?:automatisch(?:e)? (?:antwoord|reactie|bericht)|afwezigheids(?:bericht|assistent|melding))/i,
  // what people write, too, but with the subject of the answered mail behind it
  /^(?:out of (?:the )?office|abwesen(?:d|heit)|absence du bureau|fuera de (?:la )?oficina|fuori (?:sede|ufficio)|mimo kancelář|poza biurem|nieobecność|afwezig)\s?:/i,
  // sv, da, no, fi, hu, ru, tr, zh, ja, ko
  /^(?:autosvar|automatiskt svar|automatisk(?:t)? svar|automaattinen vastaus|automatikus v[áa]lasz|автоответ|автоматический ответ|otomatik yan[ıi]t|自动回复|自動回覆|自動応答|자동 응답)/i,
];

/** Notes puts this before every language; "Auto:" is a customer's car. */
const notesMark = /^AUTO\s?:/;
const notesWords =
  /out of|away|außer haus|abwesend|nicht im|absent|fuera|fuori|assente|mimo|nepřítom|poza|nieobecn|afwezig|\((?:return|rück|retour|zurück)/i;

/** What people write, too, who will not be at home for a parcel: their mail is looked at before it is taken for a note. */
const absence = [
  /^(?:out of (?:the )?office|ooo(?!\p{L})|i am out of|away from (?:the |my )?(?:office|desk|mail)|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday)|currently (?:away|out of))/iu,
  /^(?:(?:ich bin )?(?:nicht im (?:büro|haus)|außer haus|im urlaub)|abwesen(?:d|heit)|urlaubsvertretung)(?!\p{L})/iu,
  /^(?:absente? du bureau|absence du bureau|en congés?|absence\s*:|je suis (?:absente?|en congés?))(?!\p{L})/iu,
  /^(?:fuera de (?:la )?oficina|ausencia de la oficina|de vacaciones|ausência temporária|fora do escritório)(?!\p{L})/iu,
  /^(?:fuori (?:sede|ufficio)|assenza (?:dall['’]ufficio|ufficio)|in ferie)(?!\p{L})/iu,
  /^(?:mimo kancel[áa][řr]|nep[řr][íi]tomnost|dovolen[áa])(?!\p{L})/iu,
  /^(?:(?:jestem )?poza biurem|nieobecno[śs][ćc]|urlop)(?!\p{L})/iu,
  /^(?:afwezig(?:heid)?|niet aanwezig|buiten kantoor|met vakantie|op vakantie)(?!\p{L})/iu,
  /^(?:fr[åa]nvaro|frånvarande|fraværs?|ikke til stede|ikke på kontoret|poissa(?:olo)?|h[áa]zon k[íi]v[üu]l)(?!\p{L})/iu,
];

/** Marks of replies stand before the phrase where a responder answers a reply. */
const replyMarks = /^(?:(?:re|aw|antw|odp|sv|vs|r|rv|tr)\s?:\s*){1,5}/i;

/** Whether a subject is one that only an auto-responder writes. A person who asks about one does not start with it. */
export function isResponderSubject(subject: string): boolean {
  const text = bare(subject);
  if (notesMark.test(text) && notesWords.test(text)) return true;
  // "Automatic reply?" is somebody who wonders.
  return !/\?\s*$/.test(text.split(':')[0] ?? '') && responder.some((phrase) => phrase.test(text));
}

/** Whether a subject is a reply to another mail: a person may answer an auto-responder. */
export function isReplySubject(subject: string): boolean {
  return replyMarks.test(subject.trim());
}

/** Whether a subject begins by saying that somebody is away. */
export function isAbsenceSubject(subject: string): boolean {
  const text = bare(subject);
  return absence.some((phrase) => phrase.test(text));
}

function bare(subject: string): string {
  return subject
    .slice(0, 200)
    .normalize('NFC')
    .trim()
    .replace(replyMarks, '')
    .replace(/^[^\p{L}\p{N}]{0,3}/u, '');
}
