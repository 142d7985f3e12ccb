// The policy's page, trying a policy on past mail, the shop's page.

import type { Catalogue } from '../say.ts';

export const settings = {
  'Nothing is different.': 'Nichts ist anders.',
  Before: 'Vorher',
  After: 'Nachher',
  'A person, with a draft': 'Ein Mensch, mit Entwurf',
  'A person|answers': 'Ein Mensch',
  Questions: 'Fragen',
  'The bot answers alone only where it is at least this sure. A higher number means fewer answers and fewer mistakes.':
    'Der Bot antwortet nur dann allein, wenn er mindestens so sicher ist. Eine höhere Zahl heißt: weniger Antworten und weniger Fehler.',
  Question: 'Frage',
  'Who answers': 'Wer antwortet',
  'Sure from': 'Sicher ab',
  Needs: 'Braucht',
  Asks: 'Fragt nach',
  Nothing: 'Nichts',
  'Order number': 'Bestellnummer',
  'Invoice or order number': 'Rechnungs- oder Bestellnummer',
  Once: 'Einmal',
  Twice: 'Zweimal',
  'Three times': 'Dreimal',
  'The bot answers': 'Der Bot antwortet',
  'What the bot may answer alone, and when a person does. Saving makes a new version; every decision keeps the one it was made with.':
    'Was der Bot allein beantworten darf, und wann ein Mensch antwortet. Speichern macht eine neue Version; jede Entscheidung behält die, mit der sie getroffen wurde.',
  'The bot is paused': 'Der Bot ist pausiert',
  'While it is paused, every mail goes to a person.':
    'Solange er pausiert ist, geht jede Mail an einen Menschen.',
  'Look at the changes': 'Änderungen ansehen',
  'Try on last month’s mail': 'An den Mails des letzten Monats erproben',
  'Save as version {version}': 'Als Version {version} speichern',
  'What you tried is not saved.': 'Was du erprobt hast, ist nicht gespeichert.',
  'Go back to version {version}': 'Zurück zu Version {version}',
  '{count} change': '{count} Änderung',
  '{count} changes': '{count} Änderungen',
  'Somebody has saved another version meanwhile. Load the page again and look at it first.':
    'Inzwischen hat jemand eine andere Version gespeichert. Lade die Seite neu und sieh sie dir zuerst an.',
  'Nothing is saved yet: look at the fields with a red word beside them.':
    'Noch ist nichts gespeichert: Sieh dir die Felder mit einem roten Hinweis an.',
  On: 'An',
  Off: 'Aus',

  'On last month’s mail': 'An den Mails des letzten Monats',
  'You have changed something since: try again to see what it does.':
    'Du hast seitdem etwas geändert: Erprobe es noch einmal, um die Wirkung zu sehen.',
  'Starting …': 'Beginnt …',
  '{judged} of {mails}': '{judged} von {mails}',
  'Mails judged': 'Beurteilte Mails',
  'The try failed: {reason}. Try again.': 'Das ist fehlgeschlagen: {reason}. Versuch es noch einmal.',
  'None of {mails} would have gone another way.': 'Von {mails} wäre keine anders behandelt worden.',
  '{changed} of {mails} would have gone another way.': '{changed} von {mails} wären anders behandelt worden.',
  'Cancelled after {judged} of {mails}.': 'Abgebrochen nach {judged} von {mails}.',
  'There is no mail of the last 30 days to try it on.':
    'Aus den letzten 30 Tagen gibt es keine Mail, an der es sich erproben ließe.',
  '{count} of them already does under the version that holds now.':
    '{count} davon schon unter der Version, die jetzt gilt.',
  '{count} of them already do under the version that holds now.':
    '{count} davon schon unter der Version, die jetzt gilt.',
  'What was done, and what would be done': 'Was geschah, und was geschähe',
  Was: 'War',
  '{count} otherwise': '{count} anders',
  '{mails} could not be tried': 'Nicht erprobt werden konnten: {mails}',
  'Mails that would have gone another way': 'Mails, die anders behandelt worden wären',
  'other words': 'andere Worte',
  'What the customer would have read': 'Was der Kunde gelesen hätte',
  'Put the try away': 'Versuch verwerfen',
  'Only some are listed.': 'Nur einige stehen hier.',
  'Show all': 'Alle zeigen',
  'Before:': 'Vorher:',
  'After:': 'Nachher:',
  '· already so now': '· jetzt schon so',
  'Show more': 'Mehr zeigen',
  'Bot answers': 'Bot antwortet',
  'Bot asks': 'Bot fragt nach',
  'To a person': 'An einen Menschen',
  'Filed|by the bot': 'Abgelegt',
  'written by machines, and filed whatever the policy says':
    'von Maschinen geschrieben und abgelegt, was immer die Regeln sagen',
  'never judged, for something failed: a person got them':
    'nie beurteilt, weil etwas fehlschlug: Ein Mensch bekam sie',
  'from before Baton kept what they were judged by':
    'aus der Zeit, bevor Baton aufhob, wonach sie beurteilt wurden',
  'not the policy’s doing: a limit on the bot’s mail, a fact that was held, or other templates':
    'nicht Sache der Regeln: eine Grenze für Mails des Bots, eine zurückgehaltene Angabe oder andere Vorlagen',
  'kept in a form that this version cannot judge':
    'in einer Form aufgehoben, die diese Version nicht beurteilen kann',
  '{reason}: {confidence}, needs {threshold} %': '{reason}: {confidence}, nötig sind {threshold} %',
  'team {team}': 'Team {team}',
  'Tried before: there was no past mail to try it on.':
    'Vorher erprobt: Es gab keine alte Mail, an der es sich erproben ließ.',
  'Tried before on {mails}: {changed} of {judged} that could be judged would have gone another way.':
    'Vorher erprobt an {mails}: {changed} von {judged}, die sich beurteilen ließen, wären anders behandelt worden.',

  'Orders are asked for here when a mail is about one, so that answers say how they stand now. What the shop does not know is looked for among the orders that were imported.':
    'Hier wird nach Bestellungen gefragt, wenn eine Mail davon handelt, damit Antworten den jetzigen Stand nennen. Was der Shop nicht kennt, wird unter den importierten Bestellungen gesucht.',
  'Where to ask': 'Wo gefragt wird',
  'Each question is signed with the secret, so that the shop knows who asks. Only an address that everybody can reach is asked, unless its host is named here.':
    'Jede Anfrage ist mit dem Geheimnis unterschrieben, damit der Shop weiß, wer fragt. Gefragt wird nur unter einer Adresse, die alle erreichen, außer ihr Host steht hier.',
  'Such as {address}': 'Etwa {address}',
  Secret: 'Geheimnis',
  'Leave it empty to keep the one that is set.': 'Lass es leer, um das jetzige zu behalten.',
  'At least 16 characters.': 'Mindestens 16 Zeichen.',
  'Seconds an answer holds': 'Sekunden, die eine Antwort gilt',
  'Hosts of your own network': 'Hosts im eigenen Netz',
  'One to a line. Only these may be at private addresses, or be asked without TLS.':
    'Einer je Zeile. Nur diese dürfen private Adressen haben oder ohne TLS gefragt werden.',
  'How to read the answer': 'Wie die Antwort gelesen wird',
  'Nothing else of the answer is read. Try it with: baton shop check NUMBER':
    'Mehr wird aus der Antwort nicht gelesen. Probier es aus mit: baton shop check NUMMER',
  Fields: 'Felder',
  'One to a line: our field = where it stands in the shop’s JSON. Needed: customerEmail, status, placedAt. Also: number, items, itemName, itemQuantity, total, currency, carrier, trackingNumber, trackingUrl, expectedDelivery, deliveredAt.':
    'Eins je Zeile: unser Feld = wo es im JSON des Shops steht. Nötig: customerEmail, status, placedAt. Außerdem: number, items, itemName, itemQuantity, total, currency, carrier, trackingNumber, trackingUrl, expectedDelivery, deliveredAt.',
  'Words for the status': 'Wörter für den Stand',
  'One to a line: the shop’s word = ours. Ours: received, processing, shipped, out_for_delivery, delivered, delayed, cancelled, returned.':
    'Eins je Zeile: Wort des Shops = unseres. Unsere: received, processing, shipped, out_for_delivery, delivered, delayed, cancelled, returned.',
  'Save and switch off': 'Speichern und ausschalten',
  'Save and switch on': 'Speichern und einschalten',
  'The shop cannot be asked since {when}: {fault}. Mails about orders go to people meanwhile.':
    'Der Shop antwortet nicht, und zwar seit: {when}. {fault}. Mails zu Bestellungen gehen solange an Menschen.',
  'Saved by {name}': 'Gespeichert von {name}',
  'is missing': 'fehlt',
} satisfies Catalogue;
