// What the fields of the policy are called, and what is said beside them.

import type { Catalogue } from '../say.ts';

export const policyFields = {
  '{question}: who answers': '{question}: wer antwortet',
  '{question}: sure from': '{question}: sicher ab',
  '{question}: needs': '{question}: braucht',
  '{question}: times to ask': '{question}: wie oft nachgefragt wird',
  '{question}: team': '{question}: Team',
  Monday: 'Montag',
  Tuesday: 'Dienstag',
  Wednesday: 'Mittwoch',
  Thursday: 'Donnerstag',
  Friday: 'Freitag',
  Saturday: 'Samstag',
  Sunday: 'Sonntag',
  English: 'Englisch',
  German: 'Deutsch',
  French: 'Französisch',
  Spanish: 'Spanisch',
  Czech: 'Tschechisch',
  'Angry from': 'Verärgert ab',
  'Sarcastic from': 'Sarkastisch ab',
  'Strongly negative from': 'Sehr negativ ab',
  'Sounds critical from': 'Klingt kritisch ab',
  'Always get a person': 'Bekommen immer einen Menschen',
  'Left alone': 'Werden in Ruhe gelassen',
  'Answers in a row': 'Antworten in Folge',
  'Answers in all': 'Antworten insgesamt',
  'Hours until a mail is old': 'Stunden, bis eine Mail alt ist',
  'Mail that reaches us later than this goes to a person. Empty: as each mailbox says.':
    'Mail, die uns später als so erreicht, geht an einen Menschen. Leer: wie es das Postfach sagt.',
  'Days to wait for an answer': 'Tage, die auf Antwort gewartet wird',
  'A person answers within': 'Ein Mensch antwortet innerhalb von',
  'Who answers them': 'Wer sie beantwortet',
  'One-time codes': 'Einmalcodes',
  'Holidays and other days': 'Feiertage und andere Tage',
  '{team}: hours of its own': '{team}: eigene Zeiten',
  '{team}: open as above': '{team}: wie oben geöffnet',
  'Leave all of these empty, and the team is open as the whole desk is.':
    'Lass alle diese Felder leer, dann gelten für das Team die Zeiten oben.',
  'Only these count for the team: those of the whole desk do not.':
    'Nur diese gelten für das Team, die des ganzen Supports nicht.',
  'The team never opens. Give times, or leave all of these empty.':
    'Das Team öffnet nie. Gib Zeiten an, oder lass alle diese Felder leer.',
  'Page to reset a password': 'Seite zum Zurücksetzen des Passworts',
  'Who gets what': 'Wer was bekommt',
  Patterns: 'Muster',
  'In any language': 'In jeder Sprache',
  Tone: 'Ton',
  'Your own questions': 'Eigene Fragen',
  'A reply with examples of a question makes it known; from 85 % sure on the bot answers it, unless it says otherwise here.':
    'Eine Antwort mit Beispielen einer Frage macht sie bekannt; ab 85 % Sicherheit beantwortet sie der Bot, wenn hier nichts anderes steht.',
  'One to a line: name {bar} auto, draft or off {bar} sure from (percent) {bar} team.':
    'Eine je Zeile: Name {bar} auto, draft oder off {bar} sicher ab (Prozent) {bar} Team.',
  'From these values on, a person answers, however plain the question is.':
    'Ab diesen Werten antwortet ein Mensch, so klar die Frage auch ist.',
  'Words that always bring a person': 'Wörter, die immer einen Menschen holen',
  'One to a line. Words of a language count in all their usual forms; patterns are in RE2 syntax and match whole words. What sounds as critical in other words brings a person from the first value on; at 100 % only these words do.':
    'Eins je Zeile. Wörter einer Sprache zählen in allen üblichen Formen; Muster folgen der RE2-Syntax und treffen ganze Wörter. Was mit anderen Worten ebenso kritisch klingt, bringt vom ersten Wert an einen Menschen; bei 100 % tun es nur diese Wörter.',
  '{group} (not where it is denied: “no complaint”)':
    '{group} (nicht, wo es verneint ist: „keine Beschwerde“)',
  'Particular customers': 'Bestimmte Kundinnen und Kunden',
  'Addresses, or whole domains such as @example.com, one to a line.':
    'Adressen oder ganze Domains wie @example.com, je Zeile eine.',
  'The bot never answers these.': 'Ihnen antwortet der Bot nie.',
  'Their mail is kept and answered by nobody.': 'Ihre Mails werden aufgehoben, und niemand beantwortet sie.',
  'Limits and promises': 'Grenzen und Zusagen',
  'How much the bot may do before a person looks.': 'Wie viel der Bot tun darf, bevor ein Mensch hinsieht.',
  'Automatic mails with no person in between.': 'Automatische Mails ohne einen Menschen dazwischen.',
  'Automatic mails in one conversation in all.': 'Automatische Mails in einem Gespräch insgesamt.',
  'Then a person takes over what the bot asked for.':
    'Danach übernimmt ein Mensch, wonach der Bot gefragt hat.',
  'Minutes of opening time: what a handover promises.':
    'Minuten der Öffnungszeit: was bei einer Übergabe zugesagt wird.',
  'Who is not proven to be the one on the order gets the answer by a code mailed there.':
    'Wer nicht belegt ist als die Person der Bestellung, bekommt die Antwort über einen Code, der an sie geht.',
  'As 09:00-12:00, 13:00-17:00; empty is closed. Promises are made from them.':
    'Etwa 09:00-12:00, 13:00-17:00; leer heißt geschlossen. Daraus entstehen die Zusagen.',
  'Such as Europe/Prague.': 'Etwa Europe/Prague.',
  'One to a line: 2026-12-24 Christmas Eve 09:00-12:00. Without times: closed.':
    'Einer je Zeile: 2026-12-24 Heiligabend 09:00-12:00. Ohne Zeiten: geschlossen.',
  'Your numbers': 'Eure Nummern',
  'How they look, one pattern to a line in RE2 syntax, such as \\d{2}-\\d{4}. Baton finds them in a mail before it asks for them.':
    'Wie sie aussehen, ein Muster je Zeile in RE2-Syntax, etwa \\d{2}-\\d{4}. Baton findet sie in einer Mail, bevor es danach fragt.',
  'What answers say about you': 'Was Antworten über euch sagen',
  'Every fact in an automatic answer comes from here or from a lookup.':
    'Jede Angabe in einer automatischen Antwort kommt von hier oder aus einem Nachschlagen.',
  'One to a line: name {bar} days {bar} price.': 'Eine je Zeile: Name {bar} Tage {bar} Preis.',
  'One to a line: key {bar} name. Then, if you like: {bar} assign {bar} its agents’ addresses. With “assign” a conversation goes to the one present who has the least to do.':
    'Eins je Zeile: Schlüssel {bar} Name. Dann, wenn du magst: {bar} assign {bar} Adressen der Leute. Mit „assign“ geht ein Gespräch an die anwesende Person, die am wenigsten zu tun hat.',
  'Who gets what, one to a line: team {bar} questions {bar} languages {bar} customers, such as berlin {bar} refund_return, complaint {bar} de {bar} @big.example. Empty takes all; the first that fits counts.':
    'Wer was bekommt, je Zeile: Team {bar} Fragen {bar} Sprachen {bar} Kundschaft, etwa berlin {bar} refund_return, complaint {bar} de {bar} @big.example. Leer nimmt alles; die erste passende Zeile zählt.',
} satisfies Catalogue;
