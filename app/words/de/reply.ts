import type { Catalogue } from '../say.ts';

export const reply = {
  'This form does not say how large it is.': 'Dieses Formular sagt nicht, wie groß es ist.',
  'The files are larger than 20 MB together.': 'Die Dateien sind zusammen größer als 20 MB.',
  'More than 20 files do not go into one mail.': 'Mehr als 20 Dateien passen nicht in eine Mail.',
  'Fill in what is marked in the text first.': 'Füll erst aus, was im Text markiert ist.',
  'That is too far ahead.': 'Das ist zu weit voraus.',
  'That time is over: choose a later one.': 'Diese Zeit ist vorbei: Wähl eine spätere.',
  'The customer wrote again while you were writing. Read the new mail, then send.':
    'Der Kunde hat noch einmal geschrieben, während du geschrieben hast. Lies die neue Mail und sende dann.',
  'It has left already and cannot be taken back.':
    'Sie ist schon unterwegs und lässt sich nicht mehr zurückholen.',
  'You wrote “{word}”, and there is no file.': 'Du hast „{word}“ geschrieben, aber es ist keine Datei dabei.',
  'The mail has no subject.': 'Die Mail hat keinen Betreff.',
  'Mail to {address} came back last time.': 'Die letzte Mail an {address} kam zurück.',
  'Reply to {name}': 'Antwort an {name}',
  'That is too long for one mail.': 'Das ist zu lang für eine Mail.',
  'Attach it as a file': 'Als Datei anhängen',
  'Leave it out': 'Weglassen',
  'Leave out {name}': '{name} weglassen',
  'is being stored …': 'wird gespeichert …',
  'Files to send along': 'Dateien, die mitgehen',
  'Attach files': 'Dateien anhängen',
  'sends|key': 'sendet',
  'Discard|draft': 'Verwerfen',
  'Begun as the bot’s draft.': 'Begonnen als Entwurf des Bots.',
  'Once you answer, the bot leaves this conversation to you.':
    'Sobald du antwortest, überlässt der Bot dir dieses Gespräch.',
  'Sending …': 'Wird gesendet …',
  'Send and resolve': 'Senden und erledigen',
  Send: 'Senden',
  '{name} has just answered. Yours was not sent.':
    '{name} hat gerade geantwortet. Deine Antwort wurde nicht gesendet.',
  'Read it': 'Lesen',
  'Send mine too': 'Meine auch senden',
  '{name} wrote again while you were writing.':
    '{name} hat noch einmal geschrieben, während du geschrieben hast.',
  'Back to the text': 'Zurück zum Text',
  'Send anyway': 'Trotzdem senden',
  'You have changed this draft in another window. Nothing is lost yet: choose which one stays.':
    'Du hast diesen Entwurf in einem anderen Fenster geändert. Noch ist nichts verloren: Wähl, welcher bleibt.',
  'You have sent or discarded this draft in another window. What stands here was not sent.':
    'Du hast diesen Entwurf in einem anderen Fenster gesendet oder verworfen. Was hier steht, wurde nicht gesendet.',
  'Take the other one': 'Den anderen nehmen',
  'Discard this one': 'Diesen verwerfen',
  'Keep this one': 'Diesen behalten',
  'What you were writing here was not sent:': 'Was du hier geschrieben hast, wurde nicht gesendet:',
  'You are signed out. What you see may be old.': 'Du bist abgemeldet. Was du siehst, kann veraltet sein.',
  'Sign in in another window, and go on here': 'In einem anderen Fenster anmelden und hier weitermachen',
  'You are signed out: this was not done. Nothing you wrote is lost; sign in, and try again.':
    'Du bist abgemeldet: Das wurde nicht getan. Nichts von dir ist verloren; melde dich an und versuche es noch einmal.',
  'You are signed out. Your text is kept in this browser and is here when you come back.':
    'Du bist abgemeldet. Dein Text bleibt in diesem Browser und ist hier, wenn du zurückkommst.',
  'Sign in again': 'Wieder anmelden',
  'Not kept yet': 'Noch nicht gespeichert',
  'Keeping the draft …': 'Entwurf wird gespeichert …',
  'Draft kept': 'Entwurf gespeichert',
  'Kept in this browser': 'In diesem Browser gespeichert',
  'This conversation is no longer there: copy your text':
    'Dieses Gespräch gibt es nicht mehr: Kopier deinen Text',
  'The bot’s draft, from approved words: check it before you send it':
    'Entwurf des Bots, aus freigegebenen Texten: Prüf ihn, bevor du ihn sendest',
  'Send it as it is': 'So senden',
  'Edit it': 'Bearbeiten',
  'Draft by {model}: check it before you send it': 'Entwurf von {model}: Prüf ihn, bevor du ihn sendest',
  Cc: 'Cc',
  Bcc: 'Bcc',
  'This is not an address.': 'Das ist keine Adresse.',
  'Saved replies': 'Textbausteine',
  '{count} saved reply': '{count} Textbaustein',
  '{count} saved replies': '{count} Textbausteine',
  'The team’s': 'Vom Team',
  Template: 'Vorlage',
  'Find a saved reply or a template': 'Textbaustein oder Vorlage suchen',
  'Needs facts that are not known here': 'Braucht Angaben, die hier nicht bekannt sind',
  'Fetching …': 'Wird geholt …',
  'Nothing is saved yet.': 'Noch ist nichts gespeichert.',
  'Nothing is called so.': 'So heißt nichts.',
  'Manage saved replies': 'Textbausteine verwalten',
  'How the words look': 'Wie der Text aussieht',
  Bold: 'Fett',
  Italic: 'Kursiv',
  List: 'Liste',
  'Numbered list': 'Nummerierte Liste',
  Quote: 'Zitat',
  Link: 'Link',
  'Address of the link; empty takes it away': 'Adresse des Links; leer nimmt ihn weg',
  'Send later': 'Später senden',
  'Another time …': 'Andere Zeit …',
  'If the customer writes first, it comes back to you': 'Schreibt der Kunde vorher, kommt sie zu dir zurück',
  'Send then': 'Dann senden',
  'When it leaves, by your clock': 'Wann sie abgeht, nach deiner Uhr',
  'The files could not be stored. Check the connection and choose them again.':
    'Die Dateien konnten nicht gespeichert werden. Prüf die Verbindung und wähl sie noch einmal.',
  'The file could not be taken out. Check the connection and try again.':
    'Die Datei konnte nicht entfernt werden. Prüf die Verbindung und versuch es noch einmal.',
  'More than 20 people do not go into one field.': 'Mehr als 20 Leute passen nicht in ein Feld.',
  'This subject is too long.': 'Dieser Betreff ist zu lang.',
  'This conversation is no longer there. Your text still is: copy it from here.':
    'Dieses Gespräch gibt es nicht mehr. Dein Text ist noch da: Kopier ihn von hier.',
  'This conversation is no longer there.': 'Dieses Gespräch gibt es nicht mehr.',
  'The customer’s name': 'Name des Kunden',
  'The customer’s first name': 'Vorname des Kunden',
  'The customer’s address': 'Adresse des Kunden',
  'The order’s number': 'Bestellnummer',
  'Where the parcel can be followed': 'Link zur Sendung',
  'Your first name': 'Dein Vorname',
  'The conversation’s number': 'Nummer des Gesprächs',
  'The conversation’s subject': 'Betreff des Gesprächs',
  'The mailbox’s address': 'Adresse des Postfachs',
  'In an hour': 'In einer Stunde',
  'Tomorrow morning': 'Morgen früh',
  'Monday morning': 'Montag früh',
  'One word of letters, digits and hyphens, at most 40.':
    'Ein Wort aus Buchstaben, Ziffern und Bindestrichen, höchstens 40.',
  'Write what it says.': 'Schreib, was darin steht.',
  'There is one of this name already.': 'Diesen Namen gibt es schon.',
  'Somebody has deleted it.': 'Jemand hat ihn gelöscht.',
  'In an answer, type a semicolon and the name, or choose one from the menu below the text.':
    'Tipp in einer Antwort ein Semikolon und den Namen, oder wähl aus dem Menü unter dem Text.',
  'Nothing is saved yet. Write the first one below.':
    'Noch ist nichts gespeichert. Schreib unten den ersten.',
  'A new one': 'Neuer Textbaustein',
  'For the whole team: everybody can use and change it':
    'Für das ganze Team: Alle können ihn nutzen und ändern',
  'Save changes': 'Änderungen speichern',
  'Save it': 'Speichern',
  'Delete it': 'Löschen',
  'What is filled in from the conversation': 'Was aus dem Gespräch eingesetzt wird',
  'What is not known where it is used is marked, and the answer is not sent before it is filled in.':
    'Was dort nicht bekannt ist, wird markiert, und die Antwort geht erst ab, wenn es ausgefüllt ist.',
  'Your signature': 'Deine Signatur',
  'It stands below your answers. Empty, the mailbox’s own stands there.':
    'Sie steht unter deinen Antworten. Ist sie leer, steht dort die des Postfachs.',
  Text: 'Text',
  'Write whom it goes to.': 'Schreib, an wen sie geht.',
  'Choose at least one mail.': 'Wähl mindestens eine Mail.',
  'The customer is among them. Write to the customer with an answer instead.':
    'Der Kunde ist darunter. Schreib ihm stattdessen eine Antwort.',
  Forward: 'Weiterleiten',
  'Forward to somebody else': 'An jemand anderen weiterleiten',
  'Your words': 'Deine Worte',
  'Mails that go along': 'Mails, die mitgehen',
  '{count} file': '{count} Datei',
  '{count} files': '{count} Dateien',
  'With their files': 'Mit ihren Dateien',
  'The customer does not see it. An answer to it comes into this conversation.':
    'Der Kunde sieht sie nicht. Eine Antwort darauf kommt in dieses Gespräch.',
  'Leave it': 'Lassen',
  'It has left already, or was cancelled.': 'Sie ist schon unterwegs oder wurde abgebrochen.',
  Leaves: 'Geht ab',
  'Send now': 'Jetzt senden',
  'Do not send it': 'Nicht senden',
  'It leaves at the time that was chosen.': 'Sie geht zur gewählten Zeit ab.',
  'Hand back to the bot': 'Zurück an den Bot',
  'The bot answers the customer’s next mail again, and the conversation is nobody’s until then.':
    'Der Bot beantwortet die nächste Mail des Kunden wieder, und das Gespräch gehört bis dahin niemandem.',
  'The customer’s last mail has no answer yet, and the bot will not write one.':
    'Die letzte Mail des Kunden hat noch keine Antwort, und der Bot schreibt keine.',
  'Hand back': 'Zurückgeben',
  'Keep it': 'Behalten',
  'Forwarded to {name}': 'Weitergeleitet an {name}',
  'somebody who was asked, not the customer': 'wurde gefragt, nicht der Kunde',
  'Hidden copy to': 'Blindkopie an',
  'No connection: this may not be done yet. Nothing you wrote is lost; try again.':
    'Keine Verbindung: Das ist vielleicht noch nicht geschehen. Nichts ist verloren; versuch es noch einmal.',
  'Baton takes too long: this may not be done yet. Nothing you wrote is lost; try again.':
    'Baton braucht zu lange: Das ist vielleicht noch nicht geschehen. Nichts ist verloren; versuch es noch einmal.',
  'Baton failed here: this was not done. Nothing you wrote is lost; try again.':
    'Bei Baton ging etwas schief: Das ist nicht geschehen. Nichts ist verloren; versuch es noch einmal.',
  'This was not done: it is gone, or not yours to change. Nothing you wrote is lost.':
    'Das ist nicht geschehen: Es ist weg, oder du darfst es nicht ändern. Dein Text ist nicht verloren.',
  'Baton cannot be reached: the draft is kept in this browser':
    'Baton ist nicht zu erreichen: Der Entwurf bleibt in diesem Browser',
  'Baton cannot be reached: nothing was discarded. Try again.':
    'Baton ist nicht zu erreichen: Nichts wurde verworfen. Versuch es noch einmal.',
  'Not sent: Baton cannot be reached. Your text stays here; try again.':
    'Nicht gesendet: Baton ist nicht zu erreichen. Dein Text bleibt hier; versuch es noch einmal.',
  'A file cannot be taken out of its mail. Forward it without files, or save the mail’s source.':
    'Eine Datei lässt sich nicht aus ihrer Mail holen. Leite ohne Dateien weiter, oder speichere die Quelle der Mail.',
  'This file is gone, or cannot be taken out of its mail. “Source and sender” of the mail has all that came.':
    'Diese Datei ist weg oder lässt sich nicht aus ihrer Mail holen. „Quelltext und Absender“ der Mail zeigt alles, was kam.',
  'There is no such mail, or its source is not kept.':
    'Diese Mail gibt es nicht, oder ihre Quelle ist nicht gespeichert.',
  'There is no such reply.': 'Diese Antwort gibt es nicht.',
  'Show all, unfolded': 'Alle zeigen, aufgeklappt',
  'Show all mails, unfolded': 'Alle Mails zeigen, aufgeklappt',
  'The browser’s search finds only what is shown.': 'Die Suche des Browsers findet nur, was gezeigt wird.',
} satisfies Catalogue;
