// The sentences of the brief: what the customer wants, how they feel, and what was said to them.

import type { Catalogue } from '../say.ts';

export const brief = {
  '{wish}{about}: “{quote}”': '{wish}{about}: „{quote}“',
  'The customer asks about {subject}': 'Der Kunde fragt nach {subject}',
  'The customer asks where an order is': 'Der Kunde fragt, wo eine Bestellung ist',
  'The customer asks about delivery options, times or costs':
    'Der Kunde fragt nach Lieferarten, Lieferzeiten oder Versandkosten',
  'The customer asks when we are open': 'Der Kunde fragt, wann wir geöffnet haben',
  'The customer cannot sign in and wants to reset the password':
    'Der Kunde kann sich nicht anmelden und möchte das Passwort zurücksetzen',
  'The customer wants to return something or get money back':
    'Der Kunde möchte etwas zurückgeben oder Geld zurück',
  'The customer asks about an invoice or a payment': 'Der Kunde fragt nach einer Rechnung oder Zahlung',
  'The customer wants to change an order or an address':
    'Der Kunde möchte eine Bestellung oder Adresse ändern',
  'The customer wants to cancel': 'Der Kunde möchte kündigen',
  'The customer complains': 'Der Kunde beschwert sich',
  'The customer wants to talk to a person': 'Der Kunde möchte mit einem Menschen sprechen',
  'The customer writes about something else': 'Der Kunde schreibt über etwas anderes',
  'Known: {list}.': 'Bekannt: {list}.',
  '“{quote}”': '„{quote}“',
  'The bot answered: “{quote}”': 'Der Bot antwortete: „{quote}“',
  'An agent answered: “{quote}”': 'Ein Mensch antwortete: „{quote}“',
  'The customer says that this did not help.': 'Der Kunde sagt, dass das nicht geholfen hat.',
  'Since then: “{quote}”': 'Seitdem: „{quote}“',
  'Angry before, calm now.': 'Vorher verärgert, jetzt ruhig.',
  'Calm at first, growing angry.': 'Anfangs ruhig, zunehmend verärgert.',
  'Calm at first, angry in the latest mail.': 'Anfangs ruhig, in der letzten Mail verärgert.',
  'Calm at first, angry since {day}.': 'Anfangs ruhig, verärgert seit {day}.',

  'Ordered by': 'Bestellt von',
  Items: 'Artikel',
  'Expected delivery': 'Lieferung erwartet',
  'Tracking number': 'Sendungsnummer',
  'Perhaps meant': 'Vielleicht gemeint',
  'Order lookup': 'Nachsehen der Bestellung',
  'Same matter': 'Gleiche Sache',
  Size: 'Größe',
  Failure: 'Fehler',
  'Not traceable': 'Nicht belegt',
} satisfies Catalogue;
