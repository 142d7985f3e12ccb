// Konten: anmelden, einladen, das eigene Konto, wer im Team ist, wer was geändert hat.

import type { Catalogue } from '../say.ts';

export const accounts = {
  'Sign in': 'Anmelden',
  'Signing in …': 'Melde an …',
  'E-mail': 'Mail-Adresse',
  Password: 'Passwort',
  'Your name': 'Dein Name',
  'New password': 'Neues Passwort',
  'At least 10 characters': 'Mindestens 10 Zeichen',
  or: 'oder',
  'Sign in with {provider}': 'Anmelden mit {provider}',
  'Forgot your password?': 'Passwort vergessen?',
  'This is the sandbox: the address and password were printed where Baton was started.':
    'Das ist der Sandkasten: Adresse und Passwort stehen dort, wo Baton gestartet wurde.',
  'No account? An admin can invite you.': 'Kein Konto? Die Administration kann dich einladen.',
  'That address and password do not belong together.':
    'Diese Adresse und dieses Passwort gehören nicht zusammen.',
  'Too many tries. Try again in {count} minute.': 'Zu viele Versuche. Versuch es in {count} Minute wieder.',
  'Too many tries. Try again in {count} minutes.': 'Zu viele Versuche. Versuch es in {count} Minuten wieder.',
  'Enter an address such as eva@example.com.': 'Gib eine Adresse ein, zum Beispiel eva@example.com.',
  'Enter your password.': 'Gib dein Passwort ein.',
  'That is too long for a password.': 'Das ist zu lang für ein Passwort.',
  'Enter a name.': 'Gib einen Namen ein.',
  'That is too long for a name.': 'Das ist zu lang für einen Namen.',
  'Use at least 10 characters.': 'Nimm mindestens 10 Zeichen.',
  'Enter a code.': 'Gib einen Code ein.',
  'That is too long for a code.': 'Das ist zu lang für einen Code.',
  'Choose one from the list, such as Europe/Berlin.': 'Wähle eine aus der Liste, zum Beispiel Europe/Berlin.',
  'Your password is changed, and all sessions have ended. Sign in with the new one.':
    'Dein Passwort ist geändert, alle Sitzungen sind beendet. Melde dich mit dem neuen an.',
  'This Baton is set up already: sign in.': 'Dieses Baton ist schon eingerichtet: Melde dich an.',
  'The sign-in provider does not answer. Try again in a minute, or use your password.':
    'Der Anmeldedienst antwortet nicht. Versuch es in einer Minute wieder, oder nimm dein Passwort.',
  'Signing in was broken off, or took too long. Please begin again here.':
    'Die Anmeldung wurde abgebrochen oder dauerte zu lange. Bitte fang hier neu an.',
  'The sign-in provider has not verified your address, so it cannot be used here.':
    'Der Anmeldedienst hat deine Adresse nicht bestätigt, deshalb gilt sie hier nicht.',
  'There is no account here for the address that you signed in with. Ask an admin to invite you.':
    'Für die Adresse, mit der du dich angemeldet hast, gibt es hier kein Konto. Lass dich von der Administration einladen.',
  'Second step': 'Zweiter Schritt',
  'Enter the code that the app on your phone shows for Baton, or one of your recovery codes.':
    'Gib den Code ein, den die App auf deinem Telefon für Baton zeigt, oder einen deiner Ersatzcodes.',
  'Neither phone nor codes? An admin can switch the second step off for you.':
    'Weder Telefon noch Codes? Die Administration kann den zweiten Schritt für dich ausschalten.',
  'Sign in as somebody else': 'Als jemand anderes anmelden',
  Continue: 'Weiter',
  'Checking …': 'Prüfe …',
  Code: 'Code',
  'That code is wrong, or was used already. Wait for the next one.':
    'Dieser Code ist falsch oder schon benutzt. Warte auf den nächsten.',
  'Set up Baton': 'Baton einrichten',
  'You become the first admin. Others you can invite afterwards.':
    'Du wirst die erste Person in der Administration. Andere kannst du danach einladen.',
  'Make my account': 'Mein Konto anlegen',
  'One moment …': 'Einen Moment …',
  'This link does not open anything': 'Dieser Link öffnet nichts',
  'It has been used, or it has expired. Where nobody has an account yet, start Baton again: it prints a new one.':
    'Er ist benutzt oder abgelaufen. Hat noch niemand ein Konto, dann starte Baton neu: Es druckt einen neuen.',
  'It has been used, or it has expired. An admin can send you a new invitation.':
    'Er ist benutzt oder abgelaufen. Die Administration kann dir eine neue Einladung schicken.',
  'It has been used, or it has expired: a link to a new password holds for an hour.':
    'Er ist benutzt oder abgelaufen: Ein Link für ein neues Passwort gilt eine Stunde.',
  'To the sign-in page': 'Zur Anmeldung',
  'Welcome to Baton': 'Willkommen bei Baton',
  'Your account is {email}. Choose a password, and you are in.':
    'Dein Konto ist {email}. Wähle ein Passwort, und du bist drin.',
  'This invitation does not hold any more.': 'Diese Einladung gilt nicht mehr.',
  Join: 'Dabei sein',
  'A new password': 'Ein neues Passwort',
  'If {email} has an account here, a mail with a link is on its way to it. It holds for an hour.':
    'Hat {email} hier ein Konto, dann ist eine Mail mit einem Link dorthin unterwegs. Er gilt eine Stunde.',
  'Say your address, and a link to choose a new password is mailed there.':
    'Nenne deine Adresse, und ein Link für ein neues Passwort kommt per Mail dorthin.',
  'Send me the link': 'Link schicken',
  'Ask for another link': 'Neuen Link anfordern',
  'This link does not hold any more.': 'Dieser Link gilt nicht mehr.',
  'For {email}. All your sessions end, and you sign in with it.':
    'Für {email}. Alle deine Sitzungen enden, und du meldest dich damit an.',
  'Change the password': 'Passwort ändern',
  'My account': 'Mein Konto',
  'A code of your phone besides the password: who has learnt the password alone stays out.':
    'Ein Code deines Telefons zum Passwort dazu: Wer nur das Passwort kennt, bleibt draußen.',
  'On. {count} recovery code is left.': 'An. {count} Ersatzcode ist übrig.',
  'On. {count} recovery codes are left.': 'An. {count} Ersatzcodes sind übrig.',
  'Off.': 'Aus.',
  'Change the second step': 'Zweiten Schritt ändern',
  'Switch the second step on': 'Zweiten Schritt einschalten',
  'About you': 'Über dich',
  'Customers see your name under your answers. Mails to you are written in your language, by your clock.':
    'Kundinnen und Kunden sehen deinen Namen unter deinen Antworten. Mails an dich kommen in deiner Sprache und nach deiner Uhr.',
  Name: 'Name',
  'Time zone': 'Zeitzone',
  'With a new one all your other sessions end.': 'Mit einem neuen enden alle deine anderen Sitzungen.',
  'You sign in by your company’s provider. With a password of your own you can sign in here too.':
    'Du meldest dich über den Dienst deiner Firma an. Mit einem eigenen Passwort geht es auch hier.',
  'Present password': 'Jetziges Passwort',
  People: 'Personen',
  Changes: 'Änderungen',
  'Who changed what. Nothing here is ever changed or removed.':
    'Wer was geändert hat. Hier wird nie etwas geändert oder gelöscht.',
  Filter: 'Filter',
  Person: 'Person',
  Everybody: 'Alle',
  About: 'Worüber',
  Everything: 'Alles',
  Show: 'Zeigen',
  'Nothing of that kind.': 'Nichts dieser Art.',
  'Nothing has been changed yet.': 'Es wurde noch nichts geändert.',
  Older: 'Ältere',
  'To the newest': 'Zu den neuesten',
  'Invitation link': 'Einladungslink',
  'Copied.': 'Kopiert.',
  'Who works here, and who may do what.': 'Wer hier arbeitet, und wer was darf.',
  '(you)': '(du)',
  seen: 'gesehen',
  'not seen yet': 'noch nicht gesehen',
  'second step on': 'zweiter Schritt an',
  'Invite somebody': 'Jemanden einladen',
  'A mail with a link goes to the address. It holds for seven days.':
    'Eine Mail mit einem Link geht an die Adresse. Er gilt sieben Tage.',
  'The sandbox writes to its practice customers alone, so no mail goes out: you get a link to pass on. It holds for seven days.':
    'Der Sandkasten schreibt nur seinen Übungskunden, es geht also keine Mail hinaus: Du bekommst einen Link zum Weitergeben. Er gilt sieben Tage.',
  'None of the mailboxes can send at the moment, so no mail goes out: you get a link to pass on. It holds for seven days.':
    'Gerade kann keins der Postfächer senden, es geht also keine Mail hinaus: Du bekommst einen Link zum Weitergeben. Er gilt sieben Tage.',
  'Links lead to {address}, which is the machine that Baton runs on: others cannot open them. Set BATON_URL to the address that people use, and start Baton again.':
    'Links führen zu {address}, das ist der Rechner, auf dem Baton läuft: Andere können sie nicht öffnen. Setz BATON_URL auf die Adresse, die alle benutzen, und starte Baton neu.',
  Invite: 'Einladen',
  Role: 'Rolle',
  Teams: 'Teams',
  'Conversations of a team that assigns by itself go to its people; where nobody is in it, to everybody.':
    'Gespräche eines Teams, das selbst zuweist, gehen an seine Leute; ist niemand darin, an alle.',
  'On. Switch it off for who has lost both the phone and the recovery codes; make sure who asks.':
    'An. Schalte ihn aus, wenn jemand Telefon und Ersatzcodes verloren hat; vergewissere dich, wer fragt.',
  'Switch the second step off': 'Zweiten Schritt ausschalten',
  Deactivated: 'Deaktiviert',
  'Cannot sign in. What was written and decided stays under the name.':
    'Kann sich nicht anmelden. Geschriebenes und Entschiedenes bleibt unter dem Namen.',
  Reactivate: 'Wieder aktivieren',
  Invited: 'Eingeladen',
  'Has not joined yet. Every link that was sent or passed on holds for seven days, until one is used.':
    'Ist noch nicht dabei. Jeder verschickte oder weitergegebene Link gilt sieben Tage, bis einer benutzt ist.',
  'Send the invitation again': 'Einladung nochmals schicken',
  'Make a link to pass on': 'Link zum Weitergeben machen',
  Deactivate: 'Deaktivieren',
  'Signed out everywhere at once, and cannot sign in any more. Nothing that was written is lost.':
    'Sofort überall abgemeldet und kann sich nicht mehr anmelden. Geschriebenes geht nicht verloren.',
  '{count} conversation waits for this person. It goes to:':
    '{count} Gespräch wartet auf diese Person. Es geht an:',
  '{count} conversations wait for this person. They go to:':
    '{count} Gespräche warten auf diese Person. Sie gehen an:',
  'Nobody: whoever wants takes them': 'Niemanden: Wer will, nimmt sie',
  'Where you are signed in': 'Wo du angemeldet bist',
  'Something here that you do not know? End it, and change your password.':
    'Kennst du hier etwas nicht? Beende es und ändere dein Passwort.',
  'This browser': 'Dieser Browser',
  'Address not known': 'Adresse unbekannt',
  'signed in': 'angemeldet',
  'End the session {device}': 'Sitzung {device} beenden',
  End: 'Beenden',
  'End all other sessions': 'Alle anderen Sitzungen beenden',
  '{browser} on {system}': '{browser} auf {system}',
  'A device that does not say what it is': 'Ein Gerät, das nicht sagt, was es ist',
  'Recovery codes': 'Ersatzcodes',
  '{count} is left. Each signs you in once when the phone is not at hand. New ones replace the old ones.':
    '{count} ist übrig. Jeder meldet dich einmal an, wenn das Telefon nicht da ist. Neue ersetzen die alten.',
  '{count} are left. Each signs you in once when the phone is not at hand. New ones replace the old ones.':
    '{count} sind übrig. Jeder meldet dich einmal an, wenn das Telefon nicht da ist. Neue ersetzen die alten.',
  'Make new codes': 'Neue Codes machen',
  'Switch it off': 'Ausschalten',
  'Your password alone is enough then, also for who has learnt it.':
    'Dann genügt dein Passwort allein, auch allen, die es kennen.',
  'Switch it on': 'Einschalten',
  'Any app for one-time codes will do, such as those that come with password managers.':
    'Jede App für Einmalcodes taugt, auch die in Passwortmanagern.',
  'Scan this with the app:': 'Scanne das mit der App:',
  'QR code with the secret below': 'QR-Code mit dem Geheimnis darunter',
  'Or type it in:': 'Oder tippe es ein:',
  'The code that the app shows now': 'Der Code, den die App jetzt zeigt',
  'Switch on': 'Einschalten',
  Begin: 'Anfangen',
  'Your recovery codes': 'Deine Ersatzcodes',
  'Keep them where the phone is not. They are shown this once, and each is good for one time.':
    'Bewahre sie dort auf, wo das Telefon nicht ist. Sie werden nur jetzt gezeigt, und jeder gilt einmal.',
  'Copy all': 'Alle kopieren',
  'I have kept them': 'Ich habe sie aufbewahrt',
  'Choose a role.': 'Wähle eine Rolle.',
  'That is not your password.': 'Das ist nicht dein Passwort.',
  'Your password is changed. All other sessions have ended.':
    'Dein Passwort ist geändert. Alle anderen Sitzungen sind beendet.',
  'This form is broken.': 'Dieses Formular ist kaputt.',
  '{count} session has ended.': '{count} Sitzung ist beendet.',
  '{count} sessions have ended.': '{count} Sitzungen sind beendet.',
  'That is not the code that the app shows now. Is the phone’s clock right?':
    'Das ist nicht der Code, den die App jetzt zeigt. Geht die Uhr des Telefons richtig?',
  'The second step is off: your password is enough again.':
    'Der zweite Schritt ist aus: Dein Passwort genügt wieder.',
  'Pass this link on:': 'Gib diesen Link weiter:',
  'Done.': 'Erledigt.',
  'This is the last admin: make somebody else an admin first.':
    'Das ist die letzte Person in der Administration: Mach zuerst jemand anderen dazu.',
  'Somebody has changed this person meanwhile. Load the page again.':
    'Jemand hat diese Person inzwischen geändert. Lade die Seite neu.',
  'Somebody has this address already.': 'Diese Adresse hat schon jemand.',
  'An invitation is on its way to {email}.': 'Eine Einladung ist unterwegs an {email}.',
  '{name} is invited. No mail went out: pass this link on.':
    '{name} ist eingeladen. Es ging keine Mail hinaus: Gib diesen Link weiter.',
  'set up Baton': 'hat Baton eingerichtet',
  'added a person': 'hat eine Person hinzugefügt',
  'invited a person': 'hat eine Person eingeladen',
  joined: 'ist dazugekommen',
  'changed a role': 'hat eine Rolle geändert',
  'changed somebody’s teams': 'hat Teams einer Person geändert',
  'deactivated a person': 'hat eine Person deaktiviert',
  'reactivated a person': 'hat eine Person wieder aktiviert',
  'switched somebody’s second step off': 'hat den zweiten Schritt einer Person ausgeschaltet',
  'changed name, language or zone': 'hat Name, Sprache oder Zeitzone geändert',
  'changed the password': 'hat das Passwort geändert',
  'chose a new password by mail': 'hat per Mail ein neues Passwort gewählt',
  'switched the second step on': 'hat den zweiten Schritt eingeschaltet',
  'switched the second step off': 'hat den zweiten Schritt ausgeschaltet',
  'made new recovery codes': 'hat neue Ersatzcodes gemacht',
  'signed in with a recovery code': 'hat sich mit einem Ersatzcode angemeldet',
  'ended sessions': 'hat Sitzungen beendet',
  'closed the door for a while': 'hat die Anmeldung eine Weile gesperrt',
  'saved the policy': 'hat die Regeln gespeichert',
  'saved a template': 'hat eine Vorlage gespeichert',
  'published a template': 'hat eine Vorlage veröffentlicht',
  'switched a template off': 'hat eine Vorlage ausgeschaltet',
  'switched a template on': 'hat eine Vorlage eingeschaltet',
  'saved an article': 'hat einen Artikel gespeichert',
  'published an article': 'hat einen Artikel veröffentlicht',
  'switched an article off': 'hat einen Artikel ausgeschaltet',
  'saved the shop’s settings': 'hat die Einstellungen des Shops gespeichert',
  'made a token for the API': 'hat ein Token für die API gemacht',
  'took a token of the API back': 'hat ein Token der API zurückgenommen',
  'added a webhook': 'hat einen Webhook angelegt',
  'changed a webhook': 'hat einen Webhook geändert',
  'made a new secret for a webhook': 'hat ein neues Geheimnis für einen Webhook gemacht',
  'removed a webhook': 'hat einen Webhook entfernt',
  'connected or changed a mailbox': 'hat ein Postfach verbunden oder geändert',
  'removed a mailbox': 'hat ein Postfach entfernt',
  'brought two customers together': 'hat zwei Kunden zusammengeführt',
  'made an address a customer of its own again': 'hat eine Adresse wieder zu einem eigenen Kunden gemacht',
  'Own accounts': 'Eigene Konten',
  'Signing in': 'Anmeldung',
  Templates: 'Vorlagen',
  Articles: 'Artikel',
  'API tokens': 'API-Tokens',
  Mailboxes: 'Postfächer',
  'Agent|role': 'Agent',
  'Manager|role': 'Leitung',
  'Admin|role': 'Administration',
  'Answers customers.': 'Antwortet Kundinnen und Kunden.',
  'Also sees the figures, and changes the policy and the words.':
    'Sieht auch die Zahlen und ändert Regeln und Texte.',
  'Also invites people, connects the shop, and sees who changed what.':
    'Lädt auch Personen ein, verbindet den Shop und sieht, wer was geändert hat.',
  Active: 'Aktiv',
} satisfies Catalogue;
