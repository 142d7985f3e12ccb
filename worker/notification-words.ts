// Used by `mail-notifications`: the words of its mails, in the language that the agent reads.

import type { NotificationKind } from '../db/notification-choices.ts';
import type { MailedNotification, NotificationMail } from '../db/notification-mails.ts';

type Words = Readonly<{
  events: Readonly<Record<NotificationKind, (of: { who: string; what: string; customer: string }) => string>>;
  colleague: string;
  noSubject: string;
  several: (count: number) => string;
  hello: (name: string) => string;
  kinds: Readonly<Record<NotificationKind, string>>;
  less: (kind: string) => string;
  choices: string;
}>;

const english: Words = {
  events: {
    mention: ({ who, what }) => `${who} mentioned you in ${what}`,
    assigned: ({ who, what }) => `${who} assigned ${what} to you`,
    customer_replied: ({ customer, what }) => `${customer} has written again in ${what}`,
    new_in_team: ({ what }) => `New for your team: ${what}`,
    promise_due: ({ what }) => `An answer was promised and is about to be late: ${what}`,
    mail_failed: ({ what }) => `A mail could not be delivered: ${what}`,
    reminder: ({ what }) => `You wanted to be reminded of ${what}`,
  },
  colleague: 'Baton',
  noSubject: 'without a subject',
  several: (count) => `${count} things wait for you in Baton`,
  hello: (name) => `Hello ${name},`,
  kinds: {
    mention: 'mentions',
    assigned: 'what is assigned to you',
    customer_replied: 'answers of your customers',
    new_in_team: 'new conversations of your teams',
    promise_due: 'promises about to be late',
    mail_failed: 'mail that does not arrive',
    reminder: 'reminders',
  },
  less: (kind) => `No more mails about ${kind}:`,
  choices: 'Choose what Baton tells you, and how:',
};

const german: Words = {
  events: {
    mention: ({ who, what }) => `${who} hat dich in ${what} erwähnt`,
    assigned: ({ who, what }) => `${who} hat dir ${what} zugewiesen`,
    customer_replied: ({ customer, what }) => `${customer} hat wieder geschrieben: ${what}`,
    new_in_team: ({ what }) => `Neu für dein Team: ${what}`,
    promise_due: ({ what }) => `Eine versprochene Antwort wird bald zu spät: ${what}`,
    mail_failed: ({ what }) => `Eine Mail kam nicht an: ${what}`,
    reminder: ({ what }) => `Du wolltest erinnert werden an ${what}`,
  },
  colleague: 'Baton',
  noSubject: 'ohne Betreff',
  several: (count) => `${count} Dinge warten in Baton auf dich`,
  hello: (name) => `Hallo ${name},`,
  kinds: {
    mention: 'Erwähnungen',
    assigned: 'was dir zugewiesen wird',
    customer_replied: 'Antworten deiner Kunden',
    new_in_team: 'neue Vorgänge deiner Teams',
    promise_due: 'Versprechen, die bald zu spät sind',
    mail_failed: 'Mails, die nicht ankommen',
    reminder: 'Erinnerungen',
  },
  less: (kind) => `Keine Mails mehr über ${kind}:`,
  choices: 'Wähle, was Baton dir meldet, und wie:',
};

type Links = Readonly<{
  conversation: (notification: MailedNotification) => string;
  unsubscribe: (kind: NotificationKind) => string;
  choices: string;
}>;

export function notificationWords(
  { name, language, notifications }: NotificationMail,
  links: Links,
): Readonly<{ subject: string; text: string }> {
  const words = language === 'de' ? german : english;
  const lines = notifications.map((each) => ({
    told: sentence(words, each),
    link: links.conversation(each),
  }));
  const kinds = [...new Set(notifications.map(({ kind }) => kind))];
  return {
    subject: lines.length === 1 ? (lines[0]?.told ?? '') : words.several(lines.length),
    text: [
      words.hello(name),
      ...lines.map(({ told, link }) => `${told}\n${link}`),
      `-- \n${kinds.map((kind) => `${words.less(words.kinds[kind])}\n${links.unsubscribe(kind)}`).join('\n')}`,
      `${words.choices}\n${links.choices}`,
    ].join('\n\n'),
  };
}

function sentence(words: Words, { kind, conversationId, subject, customer, by }: MailedNotification): string {
  const what = `#${conversationId} ${subject ? `“${subject}”` : words.noSubject}`;
  return words.events[kind]({ what, customer, who: by ?? words.colleague });
}
