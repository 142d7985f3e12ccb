// Used by `automated.ts`: the subjects that auto-responders write, by language.

const phrases = [
  // en
  /^(?:\W{0,3})(?:auto(?:matic(?:ally)?)?[- ]?(?:re(?:ply|sponse|sponder)|answer|generated)|out of (?:the )?office|ooo\b|i am out of|away from (?:the |my )?(?:office|desk|mail)|on (?:annual |parental |maternity |sick )?(?:leave|vacation|holiday)\b.{0,40}(?:re:|until|back)|vacation (?:reply|message|notice|response)|absence (?:notice|note)|currently (?:away|out of))/i,
  // de
  /^(?:\W{0,3})(?:automatische (?:antwort|abwesenheits)|abwesenheits(?:notiz|nachricht|meldung|assistent|hinweis)|autom\.? antwort|(?:ich bin )?(?:nicht im (?:büro|haus)|außer haus|im urlaub)\b|abwesend\b|urlaubsmeldung|urlaubsvertretung)/i,
  // fr
  /^(?:\W{0,3})(?:réponse automatique|reponse automatique|message d['’]absence|absence du bureau|absent(?:e)? du bureau|notification d['’]absence|en congés?\b|message automatique|absence\s*:)/i,
  // es, pt
  /^(?:\W{0,3})(?:respuesta autom[áa]tica|fuera de (?:la )?oficina|mensaje de ausencia|ausencia de la oficina|auto-?respuesta|de vacaciones|resposta autom[áa]tica|ausência temporária|fora do escritório)/i,
  // it
  /^(?:\W{0,3})(?:risposta automatica|fuori (?:sede|ufficio)|messaggio di assenza|assenza (?:dall['’]ufficio|ufficio)|in ferie\b|risponditore automatico)/i,
  // cs, sk
  /^(?:\W{0,3})(?:automatick[áa] odpov[ěe][ďd]|mimo kancel[áa][řr]|nep[řr][íi]tomnost|ozn[áa]men[íi] o nep[řr][íi]tomnosti|dovolen[áa]\b|automatick[áa] odpove[ďd])/i,
  // pl
  /^(?:\W{0,3})(?:automatyczna odpowied[źz]|autoodpowied[źz]|odpowied[źz] automatyczna|(?:jestem )?poza biurem|nieobecno[śs][ćc]|urlop\b)/i,
  // nl
  /^(?:\W{0,3})(?:automatisch(?:e)? (?:antwoord|reactie|bericht)|afwezig(?:heid(?:sbericht|sassistent)?)?\b|niet aanwezig|buiten kantoor|met vakantie|op vakantie)/i,
  // sv, da, no, fi, hu, ru, tr
  /^(?:\W{0,3})(?:autosvar|automatiskt svar|automatisk(?:t)? svar|fr[åa]nvaro|frånvarande|fraværs?|ikke til stede|ikke på kontoret|automaattinen vastaus|poissa(?:olo)?|automatikus v[áa]lasz|h[áa]zon k[íi]v[üu]l|автоответ|автоматический ответ|otomatik yan[ıi]t|自动回复|自動回覆|自動応答|자동 응답)/i,
];

/** Marks of replies stand before the phrase where a responder answers a reply. */
const replyMarks = /^(?:(?:re|aw|antw|odp|sv|vs|r|rv|tr)\s?:\s*){1,5}/i;

/** Whether a subject is that of an absence note. A person who asks about one does not start with these words. */
export function isOutOfOfficeSubject(subject: string): boolean {
  const text = subject.slice(0, 200).normalize('NFC').trim().replace(replyMarks, '');
  return phrases.some((phrase) => phrase.test(text));
}
