// Which pictures of a mail are there to be fetched, not to be seen: they report that somebody read it.

/** Paths that the great senders of mail count openings with, each with the service that was seen to use it. */
const paths: readonly RegExp[] = [
  /\/track\/open/i, // Mailchimp, Mandrill, Mailgun
  /\/wf\/open/i, // SendGrid
  /\/(?:e2t|cto)\/o\//i, // HubSpot
  /\/e3t\/(?:cto|btc)\//i, // HubSpot
  /\/tr\/op\//i, // Brevo
  /\/o\/[\w-]{16,}|\/oo?\/[\w=-]{24,}/i, // Mailgun, Postmark, Customer.io
  /\/i0\/[\w-]{8,}/i, // Amazon SES
  /\/open\.(?:aspx|php|gif|png)/i, // Marketing Cloud and others
  /\/(?:pixel|beacon|spacer|blank|clear|1x1|transparent)\.(?:gif|png|php|ashx)/i,
  /\/(?:email|mail|message)[-_]?(?:open|opened|view|read|track(?:ing|er)?)\b/i,
  /\/open[-_]?(?:track(?:ing|er)?|count(?:er)?|rate|event)\b/i,
  /\/(?:tracking|track|trk|open|opens|beacon|pixel|collect|imp|impression)(?:\/|$)/i,
];

const hosts =
  /(?:^|\.)(?:emltrk\.com|mailtrack\.io|mailfoogae\.appspot\.com|yesware\.com|bananatag\.com|pstmrk\.it|awstrack\.me|list-manage\.com|getnotify\.com|readnotify\.com|mailstat\.us|mxlogic\.com|google-analytics\.com|doubleclick\.net)$|^(?:pixel|beacon|track|tracking|trk|open|opens|stats?|metrics)\d*\./i;

type Attributes = Readonly<Record<string, string | undefined>>;

/** `url` is where the picture lies, in normal form. */
export function isTracker(url: string, attributes: Attributes): boolean {
  if (isUnseen(attributes)) return true;
  const { hostname, pathname } = new URL(url);
  return hosts.test(hostname) || paths.some((pattern) => pattern.test(pathname));
}

/** At most two pixels high and wide, or not shown at all. */
function isUnseen({ width, height, style = '' }: Attributes): boolean {
  if (
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|$))/i.test(
      style,
    )
  )
    return true;
  const wide = pixels(width) ?? styled(style, 'width');
  const high = pixels(height) ?? styled(style, 'height');
  if (wide === 0 || high === 0) return true;
  return wide !== null && high !== null && wide <= 2 && high <= 2;
}

function pixels(value: string | undefined): number | null {
  const number = /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/i.exec(value ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

function styled(style: string, property: string): number | null {
  const pattern = new RegExp(
    `(?:^|;)\\s*(?:max-)?${property}\\s*:\\s*(\\d+(?:\\.\\d+)?)\\s*(?:px)?\\s*(?:!important\\s*)?(?:;|$)`,
    'i',
  );
  const number = pattern.exec(style)?.[1];
  return number === undefined ? null : Number(number);
}
