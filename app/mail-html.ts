// A stranger's HTML made harmless: what may stay is listed, everything else goes.

import sanitizeHtml from 'sanitize-html';

import {
  blockedMark,
  droppedWhole,
  keptAttributes,
  keptStyles,
  keptTags,
  quoteMark,
  withoutTurning,
} from './mail-html-rules.ts';
import { readTarget } from './mail-links.ts';
import { isTracker } from './mail-trackers.ts';

/** Longer is no mail somebody wrote; cleaning it would hold up everybody else. Characters. */
const longest = 1_000_000;
/** Elements inside each other: a chain of fifty answers has some two hundred; beyond, the browser and we are kept busy. */
const deepest = 250;
/** The reader's own list of open elements takes seconds from here on: such a mail is made to harm. */
const hopeless = 2_000;
/** Of all elements: a long newsletter has three thousand; a browser takes seconds to lay out a hundred thousand. */
const most = 20_000;

export type MailPictures = Readonly<{
  /** Pictures from elsewhere are fetched; without it they lose their address, for fetching one tells the sender that it was read. */
  images: boolean;
  /** Those that the mail brings along: from Content-ID to a `data:` address. */
  inline: ReadonlyMap<string, string>;
}>;

export type CleanHtml = Readonly<{
  html: string;
  /** Pictures that lie elsewhere, fetched or not. */
  pictures: number;
  /** Pictures that only report; never fetched. */
  trackers: number;
  /** Only its beginning is here. */
  cut: boolean;
}>;

/** Null where it is built to be beyond reading: then there are only the mail's plain words. */
export function cleanMailHtml(html: string, given: MailPictures): CleanHtml | null {
  const found = { pictures: 0, trackers: 0 };
  let depth = 0;
  let count = 0;
  try {
    const clean = sanitizeHtml(html.slice(0, longest).replaceAll('\0', ''), {
      ...options,
      transformTags: { ...transforms, img: (_tag, attribs) => picture(attribs, given, found) },
      onOpenTag: () => {
        depth += 1;
        count += 1;
        if (depth > hopeless || count > most) throw new TooMuch();
      },
      onCloseTag: () => {
        depth -= 1;
      },
    });
    return { html: clean, ...found, cut: html.length > longest };
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

class TooMuch extends Error {}

type Attributes = sanitizeHtml.Attributes;

const drawn = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=\s]*$/i;

function picture(
  attribs: Attributes,
  given: MailPictures,
  found: { pictures: number; trackers: number },
): sanitizeHtml.Tag {
  const { src = '', referrerpolicy: _policy, [blockedMark]: _mark, ...others } = tidy(attribs);
  const id = /^\s*cid:(.+)$/i.exec(src)?.[1];
  const own = id === undefined ? src.trim() : given.inline.get(decodeCid(id));
  if (own && drawn.test(own)) return { tagName: 'img', attribs: { ...others, src: own } };
  const target = readTarget(src);
  if (!target?.startsWith('http')) return gone;
  if (isTracker(target, attribs)) {
    found.trackers += 1;
    return gone;
  }
  found.pictures += 1;
  // Whoever is between here and there would read along; nearly every server has both.
  const address = target.replace(/^http:/, 'https:');
  const fetched: Attributes = given.images
    ? { src: address, referrerpolicy: 'no-referrer' }
    : { [blockedMark]: '1' };
  return { tagName: 'img', attribs: { ...others, ...fetched } };
}

/** A picture of nothing, which `isNothing` then takes away. */
const gone: sanitizeHtml.Tag = { tagName: 'img', attribs: {} };
const isNothing = ({ tag, attribs }: sanitizeHtml.IFrame) =>
  tag === 'img' && attribs.src === undefined && attribs[blockedMark] === undefined;

/** A Content-ID in an address is percent-encoded (RFC 2392); a damaged one stands for itself. */
function decodeCid(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Words in attributes are read like others. */
function tidy(attribs: Attributes): Attributes {
  const kept = { ...attribs };
  for (const name of ['title', 'alt']) if (kept[name]) kept[name] = withoutTurning(kept[name]);
  return kept;
}

/** How mail programs mark what they quote; in those of `rest` it has no end: all that follows is quoted. */
const quotes =
  /(?:^|[\s_-])(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|gmx_quote|moz-forward-container|front-blockquote|ms-outlook-mobile-reference-message)(?:$|[\s_-])/i;
const rest =
  /(?:^|[\s_-])(?:divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-container)(?:$|[\s_-])/i;

const block: sanitizeHtml.Transformer = (tagName, attribs) => {
  const names = `${attribs.id ?? ''} ${attribs.class ?? ''}`;
  const { [quoteMark]: marked, ...others } = tidy(attribs);
  const cited = tagName === 'blockquote' && attribs.type?.toLowerCase() === 'cite';
  const mark =
    rest.test(names) || marked === 'all' ? 'all' : quotes.test(names) || cited || marked === '1' ? '1' : null;
  return { tagName, attribs: mark ? { ...others, [quoteMark]: mark } : others };
};

const link: sanitizeHtml.Transformer = (tagName, attribs) => {
  const { href, target: _target, rel: _rel, title: _title, ...others } = attribs;
  const address = readTarget(href);
  const where: Attributes = address
    ? { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' }
    : {};
  return { tagName, attribs: { ...others, ...where } };
};

const transforms: Record<string, sanitizeHtml.Transformer> = {
  a: link,
  blockquote: block,
  div: block,
  table: block,
  '*': (tagName, attribs) => ({ tagName, attribs: tidy(attribs) }),
};

const options: sanitizeHtml.IOptions = {
  allowedTags: [...keptTags],
  nonTextTags: [...droppedWhole],
  allowedAttributes: keptAttributes as Record<string, string[]>,
  allowedStyles: keptStyles as NonNullable<sanitizeHtml.IOptions['allowedStyles']>,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https', 'data'] },
  allowProtocolRelative: false,
  exclusiveFilter: isNothing,
  nestingLimit: deepest,
  textFilter: withoutTurning,
};
