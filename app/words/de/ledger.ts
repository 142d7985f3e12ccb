// Why a mail ended as it did, in the list of all mail.

import type { Catalogue } from '../say.ts';

export const ledger = {
  'it answers a mail of conversation {number}': 'sie antwortet auf eine Mail von Gespräch {number}',
  'it answers no mail that is here': 'sie antwortet auf keine Mail, die hier ist',
  'it answers conversation {number}, in which {who} has no part':
    'sie antwortet auf Gespräch {number}, an dem {who} nicht beteiligt ist',
  'conversation {number} has mail of the same thread': 'Gespräch {number} hat Mails desselben Verlaufs',
  'its sender and subject are those of conversation {number}':
    'Absender und Betreff sind die von Gespräch {number}',
  'it reports on a mail of conversation {number}': 'sie berichtet über eine Mail von Gespräch {number}',
  'this very mail is here already': 'genau diese Mail ist schon hier',
  'this very mail is here already, by way of {mailbox}': 'genau diese Mail ist schon hier, über {mailbox}',
  'it comes from the mailbox itself': 'sie kommt aus dem Postfach selbst',
  'it comes from a mailbox of ours': 'sie kommt aus einem eigenen Postfach',
  'it comes from our own address {address}': 'sie kommt von der eigenen Adresse {address}',
  'a loop mark of ours is in its header': 'in ihren Kopfzeilen steht unser Zeichen gegen Schleifen',
  'it was there before Baton': 'sie war vor Baton da',
  'a read receipt (RFC 8098)': 'eine Lesebestätigung (RFC 8098)',
  'it says that a mail was read or deleted': 'sie sagt, dass eine Mail gelesen oder gelöscht wurde',
  'a complaint report of a mail provider (RFC 5965)': 'eine Beschwerde eines Mailanbieters (RFC 5965)',
  'a complaint report of a mail provider': 'eine Beschwerde eines Mailanbieters',
  'a calendar answer (METHOD:{method}, RFC 5546)':
    'eine Antwort auf einen Kalendereintrag (METHOD:{method}, RFC 5546)',
  'a delivery report (RFC 3464) with action {action}': 'ein Zustellbericht (RFC 3464): {action}',
  'the bot of a Baton wrote it, as its Message-ID says':
    'der Bot eines Baton hat sie geschrieben, wie ihre Message-ID sagt',
  'its envelope sender is empty (RFC 5321, 4.5.5)': 'ihr Umschlag nennt keinen Absender (RFC 5321, 4.5.5)',
  'its subject is that of an absence note': 'ihr Betreff ist der einer Abwesenheitsnotiz',
  'it is laid out like a mailing to many': 'sie ist gestaltet wie ein Rundschreiben',
  'the sender {sender} takes no answers': 'der Absender {sender} nimmt keine Antworten an',
  'the sender {address} is one of mailings': 'der Absender {address} verschickt Rundschreiben',
} satisfies Catalogue;
