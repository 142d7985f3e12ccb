// What an invitation and a new password's mail say, in the person's language.

export type AccountMail = Readonly<{
  kind: 'invitation' | 'reset';
  /** Of the person written to. */
  name: string;
  /** Who invites, where that is known. */
  inviter: string | null;
  link: string;
  until: Date;
  /** Null: not known; the time is then told in UTC. */
  timeZone: string | null;
}>;

type Words = Readonly<{ subject: string; text: string }>;
type Language = 'en' | 'de';

/** English where `language` is none of ours. */
export function accountMailWords(language: string | null, mail: AccountMail): Words {
  return write[language === 'de' ? 'de' : 'en'][mail.kind](mail);
}

const write: Readonly<Record<Language, Readonly<Record<AccountMail['kind'], (mail: AccountMail) => Words>>>> =
  {
    en: {
      invitation: (mail) => ({
        subject: 'Your account for the shared inbox',
        text: paragraphs(
          `Hello ${mail.name},`,
          `${mail.inviter ?? 'An admin'} has invited you to Baton, where your team answers its customers. Choose a password here:`,
          mail.link,
          `The link works once, until ${momentOf(mail, 'en-GB')}. If you expect no invitation, leave it: nothing happens then.`,
        ),
      }),
      reset: (mail) => ({
        subject: 'A new password for the shared inbox',
        text: paragraphs(
          `Hello ${mail.name},`,
          'Somebody, we think you, has asked for a new password for Baton. Choose it here:',
          mail.link,
          `The link works once, until ${momentOf(mail, 'en-GB')}. If it was not you, leave it: your password stays as it is.`,
        ),
      }),
    },
    de: {
      invitation: (mail) => ({
        subject: 'Dein Konto für den gemeinsamen Eingang',
        text: paragraphs(
          `Hallo ${mail.name},`,
          `${mail.inviter ?? 'Jemand aus der Administration'} hat dich zu Baton eingeladen, wo dein Team seinen Kundinnen und Kunden antwortet. Wähle hier ein Passwort:`,
          mail.link,
          `Der Link gilt einmal, bis ${momentOf(mail, 'de-DE')}. Wenn du keine Einladung erwartest, lass ihn liegen: Dann geschieht nichts.`,
        ),
      }),
      reset: (mail) => ({
        subject: 'Ein neues Passwort für den gemeinsamen Eingang',
        text: paragraphs(
          `Hallo ${mail.name},`,
          'jemand, vermutlich du, hat ein neues Passwort für Baton angefordert. Wähle es hier:',
          mail.link,
          `Der Link gilt einmal, bis ${momentOf(mail, 'de-DE')}. Wenn du das nicht warst, lass ihn liegen: Dein Passwort bleibt, wie es ist.`,
        ),
      }),
    },
  };

const paragraphs = (...texts: string[]) => texts.join('\n\n');

function momentOf({ until, timeZone }: AccountMail, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: timeZone ?? 'UTC',
    timeZoneName: 'short',
  }).format(until);
}
