import type { Catalogue } from '../say.ts';

export const mailView = {
  'leads to {host}, not to {shown}': 'führt zu {host}, nicht zu {shown}',
  'leads to {host}: what stands before the @ is no address':
    'führt zu {host}: was vor dem @ steht, ist keine Adresse',
  'leads to {host}: its letters may only look like another name':
    'führt zu {host}: seine Buchstaben sehen vielleicht nur aus wie ein anderer Name',
  'leads to {host}, a number instead of a name': 'führt zu {host}, einer Zahl statt eines Namens',
  'Quoted text': 'Zitierter Text',
  'The formatted form of this mail is too large or too tangled to be shown; these are its words.':
    'Die formatierte Fassung dieser Mail ist zu groß oder zu verschachtelt zum Anzeigen; das sind ihre Worte.',
  'The mail goes on; its end was cut because it is very long.':
    'Die Mail geht weiter; ihr Ende wurde abgeschnitten, weil sie sehr lang ist.',
  'The mail as it was sent': 'Die Mail, wie sie gesendet wurde',
  '{count} picture from elsewhere is not fetched: it would tell the sender that you read this.':
    '{count} Bild von anderswo wird nicht geladen: Es würde dem Absender verraten, dass du das liest.',
  '{count} pictures from elsewhere are not fetched: they would tell the sender that you read this.':
    '{count} Bilder von anderswo werden nicht geladen: Sie würden dem Absender verraten, dass du das liest.',
  'Show this time': 'Dieses Mal zeigen',
  'Always show those of {sender}': 'Die von {sender} immer zeigen',
  'Pictures of {sender} are fetched without asking.': 'Bilder von {sender} werden ohne Nachfrage geladen.',
  'Ask again': 'Wieder fragen',
  'Pictures that nobody can see: they only report who reads, where and when.':
    'Bilder, die niemand sehen kann: Sie melden nur, wer wo und wann liest.',
  '{count} tracker blocked': '{count} Tracker blockiert',
  '{count} trackers blocked': '{count} Tracker blockiert',
  '{count} link leads elsewhere than it seems to; it is marked below.':
    '{count} Link führt woandershin, als es scheint; er ist unten markiert.',
  '{count} links lead elsewhere than they seem to; they are marked below.':
    '{count} Links führen woandershin, als es scheint; sie sind unten markiert.',
  'Size of this mail': 'Größe dieser Mail',
  Smaller: 'Kleiner',
  Larger: 'Größer',
  '{percent}, back to its own size': '{percent}, zurück zur eigenen Größe',
  'Back to the conversation': 'Zurück zum Gespräch',
  'Save as .eml': 'Als .eml speichern',
  'It was passed on by {count} server.': 'Sie wurde von {count} Server weitergereicht.',
  'It was passed on by {count} servers.': 'Sie wurde von {count} Servern weitergereicht.',
  'Your mailbox’s own server, {server}, says': 'Der eigene Server deines Postfachs, {server}, sagt',
  '{server} says; not believed, for anybody could have written that':
    '{server} sagt; nicht geglaubt, denn das könnte jeder geschrieben haben',
  'A server without a name': 'Ein Server ohne Namen',
  Source: 'Quelltext',
  'The browser did not let it be copied': 'Der Browser hat das Kopieren nicht erlaubt',
  'These are the first {shown} of {all}; saved, it is whole.':
    'Das sind die ersten {shown} von {all}; gespeichert ist sie ganz.',
  'It was shown that this mail comes from {address}.':
    'Es ist erwiesen, dass diese Mail von {address} kommt.',
  'This mail names {address} as its sender, but the check failed: somebody else may have written it.':
    'Diese Mail nennt {address} als Absender, aber die Prüfung ist gescheitert: Vielleicht hat sie jemand anders geschrieben.',
  'Whether this mail comes from {address} could not be checked.':
    'Ob diese Mail von {address} kommt, ließ sich nicht prüfen.',
  'SPF: the server that sent it may send for {domain}.':
    'SPF: Der Server, der sie geschickt hat, darf für {domain} senden.',
  'SPF: the server that sent it may not send for {domain}.':
    'SPF: Der Server, der sie geschickt hat, darf nicht für {domain} senden.',
  'DKIM: signed by {domain}, and not changed since.':
    'DKIM: von {domain} unterschrieben und seitdem nicht verändert.',
  'DKIM: the signature of {domain} does not fit; it is not theirs, or the mail was changed.':
    'DKIM: Die Unterschrift von {domain} passt nicht; sie ist nicht von dort, oder die Mail wurde verändert.',
  'DMARC: {domain}, the domain in the From line, stands by it.':
    'DMARC: {domain}, die Domain in der From-Zeile, steht zu ihr.',
  'DMARC: {domain}, the domain in the From line, does not stand by it.':
    'DMARC: {domain}, die Domain in der From-Zeile, steht nicht zu ihr.',
  '{method}: {result}, which proves nothing.': '{method}: {result}, das beweist nichts.',
  'Files of this mail': 'Dateien dieser Mail',
  'Look at {name}': '{name} ansehen',
  'Look at it': 'Ansehen',
  'Save {name}': '{name} speichern',
  'Save it all the same': 'Trotzdem speichern',
  'A program: opened, it can do anything on your computer.':
    'Ein Programm: Geöffnet kann es auf deinem Rechner alles tun.',
  'A web page: opened, it can pretend to be a sign-in, or run code.':
    'Eine Webseite: Geöffnet kann sie eine Anmeldung vortäuschen oder Code ausführen.',
  'An Office file with macros: small programs that may run when it is opened.':
    'Eine Office-Datei mit Makros: kleine Programme, die beim Öffnen laufen können.',
  'An image of a disk: programs hide in these from virus scanners.':
    'Das Abbild eines Datenträgers: Darin verstecken sich Programme vor Virenscannern.',
  'Its name has two endings; what counts is the last, .{ending}. That is a way to hide a program.':
    'Ihr Name hat zwei Endungen; es zählt die letzte, .{ending}. So versteckt man Programme.',
  'Previous file': 'Vorige Datei',
  'Next file': 'Nächste Datei',
  '{place} of {all}': '{place} von {all}',
  'Full size': 'Volle Größe',
  Close: 'Schließen',
  'Only its beginning is shown; saved, it is whole.':
    'Nur der Anfang ist zu sehen; gespeichert ist sie ganz.',
  From: 'Von',
  To: 'An',
  Subject: 'Betreff',
  Date: 'Datum',
  Files: 'Dateien',
  'This file cannot be shown here; save it to open it.':
    'Diese Datei lässt sich hier nicht zeigen; speichere sie, um sie zu öffnen.',
  'An event without a name': 'Ein Termin ohne Namen',
  'called off': 'abgesagt',
  When: 'Wann',
  Where: 'Wo',
  'Invited by': 'Eingeladen von',
  Guests: 'Gäste',
  'A former agent': 'Ein früherer Kollege',
  'It could not be shown that this mail comes from that address: {reason}.':
    'Es ließ sich nicht zeigen, dass diese Mail von dieser Adresse kommt: {reason}.',
  'It could not be shown that this mail comes from that address.':
    'Es ließ sich nicht zeigen, dass diese Mail von dieser Adresse kommt.',
  'Mail from {name}': 'Mail von {name}',
  'Subject:': 'Betreff:',
  'Copy to': 'Kopie an',
  'Written by a machine: {reason}': 'Von einer Maschine geschrieben: {reason}',
  'Show as plain text': 'Als reinen Text zeigen',
  'Show as it was sent': 'Zeigen, wie sie gesendet wurde',
  'Source and sender': 'Quelltext und Absender',
  'Quoted text and signature': 'Zitierter Text und Signatur',
  Automatic: 'Automatisch',
  'Automatic · {address}': 'Automatisch · {address}',
  'Note, not sent': 'Notiz, nicht gesendet',
  Agent: 'Mitarbeiter',
  '{address} (not the customer’s own address)': '{address} (nicht die eigene Adresse des Kunden)',
  'Handed to a person': 'An einen Menschen übergeben',
  'Next try at': 'Nächster Versuch um',
  'Leaves in {seconds} s': 'Geht in {seconds} s raus',
  'Leaves now': 'Geht jetzt raus',
  'Taking it back …': 'Wird zurückgenommen …',
  Undo: 'Rückgängig',
  'Take it back': 'Zurücknehmen',
  'It arrived': 'Sie ist angekommen',
  Queued: 'Wartet',
  'Waits for its turn; it usually leaves within a second.':
    'Wartet, bis sie dran ist; meist geht sie binnen einer Sekunde raus.',
  Sending: 'Wird gesendet',
  'The mail server is taking it now.': 'Der Mailserver nimmt sie gerade an.',
  Sent: 'Gesendet',
  'The mail server has taken it.': 'Der Mailserver hat sie angenommen.',
  Unknown: 'Unbekannt',
  'The connection broke while the mail server was taking it. It may have left.':
    'Die Verbindung riss ab, während der Mailserver sie annahm. Vielleicht ist sie rausgegangen.',
  'Not sent': 'Nicht gesendet',
  'The customer has not got it.': 'Der Kunde hat sie nicht bekommen.',
  Withdrawn: 'Zurückgezogen',
  'It was held back before it left.': 'Sie wurde aufgehalten, bevor sie rausging.',
  'Because: {reason}.': 'Grund: {reason}.',
  'Trying again': 'Neuer Versuch',
  'It could not leave yet. Baton tries again for three days, then a person is told.':
    'Sie konnte noch nicht raus. Baton versucht es drei Tage lang weiter, dann erfährt es ein Mensch.',
  'The server says: {reason}.': 'Der Server sagt: {reason}.',
  nothing: 'nichts',
  'It leaves in some seconds.': 'Sie geht in wenigen Sekunden raus.',
  'Nobody knows whether this mail left: it is not in the Sent folder, and none came back. Ask the customer, or send it again; it goes out as the same mail, so that most programs show it once.':
    'Niemand weiß, ob diese Mail rausging: Sie liegt nicht unter „Gesendet“, und keine kam zurück. Frag den Kunden oder sende sie noch einmal; sie geht als dieselbe Mail raus, sodass die meisten Programme sie einmal zeigen.',
  'The connection broke while the server was taking this mail. Baton is looking for it in the Sent folder and among mail that came back. If it finds nothing within half an hour, it asks you.':
    'Die Verbindung riss ab, während der Server diese Mail annahm. Baton sucht sie unter „Gesendet“ und unter zurückgekommener Mail. Findet es binnen einer halben Stunde nichts, fragt es dich.',
  'The customer has not got this mail: {reason}.': 'Der Kunde hat diese Mail nicht bekommen: {reason}.',
  'it was refused': 'sie wurde abgelehnt',
  'Not sent: {reason}.': 'Nicht gesendet: {reason}.',
  'No subject': 'Kein Betreff',
  'This form is broken; load the page again.': 'Dieses Formular ist kaputt; lade die Seite neu.',
  'Show {count} earlier mail': '{count} frühere Mail zeigen',
  'Show {count} earlier mails': '{count} frühere Mails zeigen',
  'Only its name is kept here.': 'Hier ist nur ihr Name aufbewahrt.',
} satisfies Catalogue;
