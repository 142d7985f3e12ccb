// What was looked up, held, proven or failed, as the worker keeps it.

import type { Catalogue } from '../say.ts';

export const facts = {
  'those of {team}, by the clock of {zone}': 'die von {team}, nach der Uhr von {zone}',
  'those of the whole desk, by the clock of {zone}': 'die des ganzen Teams, nach der Uhr von {zone}',
  Brake: 'Bremse',
  'not given': 'nicht angegeben',
  '{number} (unknown)': '{number} (unbekannt)',
  '#{number}, which a person has': '#{number}, das bei einem Menschen liegt',
  '{count} automatic mails to {address} within an hour: no further one was sent':
    '{count} automatische Mails an {address} in einer Stunde: mehr wurde nicht gesendet',
  '{count} automatic mails in this conversation in a row: no further one was sent':
    '{count} automatische Mails hintereinander in diesem Gespräch: mehr wurde nicht gesendet',
  'failed: {reason}': 'fehlgeschlagen: {reason}',

  'the sender’s name in the mail': 'der Name des Absenders in der Mail',
  'the policy: name of the company': 'die Regeln: Name der Firma',
  'the policy: opening hours and promise': 'die Regeln: Öffnungszeiten und Zusage',
  'the policy: opening hours': 'die Regeln: Öffnungszeiten',
  'the policy: page to reset a password': 'die Regeln: Seite zum Zurücksetzen eines Passworts',
  'the policy: delivery': 'die Regeln: Lieferung',
  'policy: {setting}': 'Regeln: {setting}',
  'the conversation': 'das Gespräch',
  'the conversations': 'die Gespräche',
  'order lookup ({number})': 'Nachsehen der Bestellung ({number})',
  'order lookup': 'Nachsehen der Bestellung',
  'the mail; there is no such order': 'die Mail; so eine Bestellung gibt es nicht',
  'the mail': 'die Mail',
  'mail server': 'der Mailserver',
  'orders of this customer': 'die Bestellungen dieses Kunden',
  'the orders': 'die Bestellungen',
  'order {number}': 'Bestellung {number}',
  'template {template}, version {version}': 'Vorlage {template}, Version {version}',
  'template {template}': 'Vorlage {template}',
  'article {article}, version {version}': 'Artikel {article}, Version {version}',

  'There is nothing to read.': 'Es gibt nichts zu lesen.',
  'There is no such mail, or its original is not kept.':
    'Diese Mail gibt es nicht, oder ihr Original ist nicht aufbewahrt.',
  'the mail is empty': 'die Mail ist leer',
  'not a mail: it has no header field': 'das ist keine Mail: es hat keine Kopfzeile',
  'the parts of the mail cannot be read: {reason}': 'die Teile der Mail sind nicht lesbar: {reason}',
  'no database': 'keine Datenbank',
  'it is asked without TLS': 'der Shop wird ohne TLS gefragt',
  'no answer within {seconds} s': 'keine Antwort in {seconds} s',
  'it answers {status} and leads elsewhere, which is not followed':
    'die Antwort ist {status} und leitet weiter; dem wird nicht gefolgt',
  'it answers {status}: does it know the secret that requests are signed with?':
    'die Antwort ist {status}: Kennt der Shop das Geheimnis, mit dem Anfragen unterschrieben werden?',
  'it answers {status}': 'die Antwort ist {status}',
  'its answer is empty': 'seine Antwort ist leer',
  'its answer is no JSON ({type})': 'seine Antwort ist kein JSON ({type})',
  'its answer does not fit the mapping: {words}': 'seine Antwort passt nicht zur Zuordnung: {words}',
  'its secret was sealed with another BATON_SECRET; make a new one on its page':
    'sein Geheimnis wurde mit einem anderen BATON_SECRET versiegelt; mach auf seiner Seite ein neues',
  'its secret was sealed with another BATON_SECRET; set it again in the shop settings':
    'sein Geheimnis wurde mit einem anderen BATON_SECRET versiegelt; trag es in den Einstellungen des Shops neu ein',

  'assumed for this try': 'für diesen Versuch angenommen',
  'it could not be read': 'sie war nicht lesbar',
  'no trusted server is configured for this mailbox':
    'für dieses Postfach ist kein Server eingetragen, dem vertraut wird',
  'the mail names no sender': 'die Mail nennt keinen Absender',
  'the mail has more than one From field': 'die Mail hat mehr als ein From-Feld',
  'no Authentication-Results of {server}': 'kein Authentication-Results von {server}',
  'the dmarc result is about {about}, not {domain}': 'das dmarc-Ergebnis gilt {about}, nicht {domain}',
  '{method}=pass for {domain}': '{method}=pass für {domain}',
  '{method}=fail for {domain}': '{method}=fail für {domain}',
  'nothing proves {domain}': 'nichts belegt {domain}',
  'DKIM signature of {domain}': 'DKIM-Signatur von {domain}',
  'the mail is not signed': 'die Mail ist nicht signiert',
  'its header is too large to check': 'ihr Kopf ist zu groß, um ihn zu prüfen',
  'its key did not come from the DNS in time': 'ihr Schlüssel kam nicht rechtzeitig aus dem DNS',
  'its signature is not about the writer': 'ihre Signatur gilt nicht dem, der schreibt',
  'its signature cannot be read': 'ihre Signatur ist nicht lesbar',
  'no valid signature of {domain}: it is of another domain':
    'keine gültige Signatur von {domain}: sie ist von einer anderen Domain',
  'no valid signature of {domain}: its domain only tries signing out':
    'keine gültige Signatur von {domain}: ihre Domain probiert das Signieren nur aus',
  'no valid signature of {domain}: it covers only a part of the mail':
    'keine gültige Signatur von {domain}: sie deckt nur einen Teil der Mail',
  'no valid signature of {domain}: it is not valid at this time':
    'keine gültige Signatur von {domain}: sie gilt zu dieser Zeit nicht',
  'no valid signature of {domain}: {reason}': 'keine gültige Signatur von {domain}: {reason}',
} satisfies Catalogue;
