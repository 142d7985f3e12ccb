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
} satisfies Catalogue;
