// The short words for what the database keeps as codes: the inbox's views, states, intents, reasons.

import type { Catalogue } from '../say.ts';

export const labels = {
  'Needs a person': 'Braucht jemanden',
  Mine: 'Meine',
  Unassigned: 'Nicht zugewiesen',
  'Handled by the bot': 'Beim Bot',
  Waiting: 'Wartet auf Antwort',
  Snoozed: 'Zurückgestellt',
  'Answer scheduled': 'Antwort geplant',
  Resolved: 'Erledigt',
  'Automated mail': 'Automatische Mails',
  Spam: 'Spam',
  All: 'Alle',

  Open: 'Offen',
  'Waiting for an answer': 'Wartet auf Antwort',
  'Answered by the bot': 'Vom Bot beantwortet',
  'Asked for what was missing': 'Nach Fehlendem gefragt',
  'Filed, no answer needed': 'Abgelegt, keine Antwort nötig',
  'Still being read': 'Wird noch gelesen',
  'Not read yet': 'Noch nicht gelesen',
  'No reason stored': 'Kein Grund gespeichert',
  Routine: 'Routine',
  'Written by a machine': 'Von einer Maschine geschrieben',
  'Only thanks': 'Nur ein Dank',
  'A person has it': 'Ein Mensch hat es',
  'Left alone by policy': 'Nach den Regeln in Ruhe gelassen',

  'Order status': 'Bestellstatus',
  Delivery: 'Lieferung',
  'Opening hours': 'Öffnungszeiten',
  'Password reset': 'Passwort zurücksetzen',
  'Refund or return': 'Erstattung oder Rückgabe',
  'Invoice or billing': 'Rechnung oder Zahlung',
  'Change of order or address': 'Änderung von Bestellung oder Adresse',
  Cancellation: 'Kündigung',
  Complaint: 'Beschwerde',
  'Wants a person': 'Will einen Menschen',
  'Something else': 'Etwas anderes',

  'Asked for a person': 'Wollte einen Menschen',
  'The customer asked to talk to a person.': 'Der Kunde möchte mit einem Menschen sprechen.',
  'The mail is a complaint; complaints always go to a person.':
    'Die Mail ist eine Beschwerde; Beschwerden gehen immer an einen Menschen.',
  'The customer wants to cancel; cancellations always go to a person.':
    'Der Kunde möchte kündigen; Kündigungen gehen immer an einen Menschen.',
  Critical: 'Kritisch',
  'The mail tells of something that no machine may pass over.':
    'Die Mail erzählt etwas, worüber keine Maschine hinweggehen darf.',
  Angry: 'Verärgert',
  'The mail sounds angry.': 'Die Mail klingt verärgert.',
  Sarcastic: 'Sarkastisch',
  'The mail sounds sarcastic: it praises what went wrong.':
    'Die Mail klingt sarkastisch: Sie lobt, was schiefging.',
  'Not sure': 'Nicht sicher',
  'The engine is not sure enough what the customer wants.':
    'Es ist nicht sicher genug, was der Kunde möchte.',
  'No template': 'Keine Vorlage',
  'There is no approved answer for this wish.': 'Für diesen Wunsch gibt es keine freigegebene Antwort.',
  'There is no approved answer in the language of the mail.':
    'In der Sprache der Mail gibt es keine freigegebene Antwort.',
  'Data missing': 'Angaben fehlen',
  'The customer was asked for what is missing and did not give it.':
    'Der Kunde wurde nach dem Fehlenden gefragt und hat es nicht genannt.',
  'Lookup failed': 'Nachschlagen misslang',
  'What the answer needs could not be looked up.':
    'Was die Antwort braucht, konnte nicht nachgeschlagen werden.',
  'Sender not proven': 'Absender nicht belegt',
  'The mail could not be shown to come from the person whose data the answer would tell.':
    'Es ließ sich nicht zeigen, dass die Mail von der Person kommt, deren Daten die Antwort nennen würde.',
  'Fact not traceable': 'Angabe nicht belegbar',
  'The answer would have held a fact that comes from no template, lookup or setting.':
    'Die Antwort hätte eine Angabe enthalten, die aus keiner Vorlage, keinem Nachschlagen und keiner Einstellung stammt.',
  'Answer did not help': 'Antwort half nicht',
  'The customer says that the automatic answer did not help.':
    'Der Kunde sagt, dass die automatische Antwort nicht geholfen hat.',
  'Bot limit': 'Grenze des Bots',
  'The bot has already written as often as it may in one conversation.':
    'Der Bot hat in diesem Gespräch schon so oft geschrieben, wie er darf.',
  'Not automated': 'Nicht automatisiert',
  'This kind of wish is for a person by policy.': 'Solche Wünsche sind nach den Regeln für einen Menschen.',
  Attachment: 'Anhang',
  'The mail has an attachment that a person must look at.':
    'Die Mail hat einen Anhang, den ein Mensch ansehen muss.',
  'Several people': 'Mehrere Leute',
  'Somebody else has joined the conversation.': 'Noch jemand ist zum Gespräch gekommen.',
  'Engine error': 'Fehler beim Lesen',
  'Something failed while the mail was worked on.': 'Bei der Arbeit an der Mail ist etwas fehlgeschlagen.',
  Paused: 'Pausiert',
  'The bot is paused.': 'Der Bot ist pausiert.',
  'Arrived late': 'Spät angekommen',
  'The mail reached us so long after it was sent that an automatic answer could be wrong by now.':
    'Die Mail kam so lange nach dem Absenden an, dass eine automatische Antwort inzwischen falsch sein könnte.',
  'Not delivered': 'Nicht zugestellt',
  'Our answer did not reach the customer: it was refused, or it came back.':
    'Unsere Antwort hat den Kunden nicht erreicht: Sie wurde abgelehnt oder kam zurück.',
} satisfies Catalogue;
