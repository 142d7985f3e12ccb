// A stranger's HTML made harmless: what may stay is listed, everything else goes.

import sanitizeHtml from 'sanitize-html';

/** Longer is no mail somebody wrote; cleaning it would hold up everybody else. Characters. */
const longest = 1_000_000;

const frame = `<!doctype html><meta charset="utf-8"><style>
body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1c2024;background:#fff;overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #d9d9e0}
</style>`;

export type MailPictures = Readonly<{
  /** Pictures from elsewhere are fetched; without it they lose their address, for fetching one tells the sender that it was read. */
  images: boolean;
  /** Those that the mail brings along: from Content-ID to a `data:` address. */
  inline: ReadonlyMap<string, string>;
}>;

export function cleanMailHtml(html: string, { images, inline }: MailPictures): string {
  const ownPictures: sanitizeHtml.Transformer = (tagName, attribs) => {
    const id = /^cid:(.+)$/i.exec(attribs.src ?? '')?.[1];
    const address = id === undefined ? undefined : inline.get(decodeCid(id));
    return { tagName, attribs: address ? { ...attribs, src: address } : attribs };
  };
  return (
    frame +
    sanitizeHtml(html.slice(0, longest), {
      ...options,
      transformTags: { ...options.transformTags, img: ownPictures },
      ...(images ? {} : { exclusiveFilter: isRemoteImage }),
    })
  );
}

/** A Content-ID in an address is percent-encoded (RFC 2392); a damaged one stands for itself. */
function decodeCid(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const isRemoteImage = ({ tag, attribs }: sanitizeHtml.IFrame) =>
  tag === 'img' && !(attribs.src ?? '').startsWith('data:');

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'a',
      'abbr',
      'address',
      'article',
      'b',
      'bdi',
      'bdo',
      'big',
      'blockquote',
      'br',
      'caption',
      'center',
      'cite',
    ],
    ...[
      'code',
      'col',
      'colgroup',
      'dd',
      'del',
      'div',
      'dl',
      'dt',
      'em',
      'figcaption',
      'figure',
      'font',
      'h1',
      'h2',
    ],
    ...[
      'h3',
      'h4',
      'h5',
      'h6',
      'hr',
      'i',
      'img',
      'ins',
      'li',
      'ol',
      'p',
      'pre',
      'q',
      's',
      'section',
      'small',
      'span',
    ],
    ...['strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
  ],
  allowedAttributes: {
    '*': ['align', 'bgcolor', 'color', 'dir', 'height', 'lang', 'style', 'title', 'valign', 'width'],
    a: ['href', 'target', 'rel'],
    font: ['face', 'size'],
    img: ['src', 'alt'],
    ol: ['start', 'type'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowProtocolRelative: false,
  // Looks only: nothing that is fetched, laid over the rest, or moved out of sight.
  allowedStyles: {
    '*': Object.fromEntries(
      [
        ...['background-color', 'border', 'border-bottom', 'border-collapse', 'border-color', 'border-left'],
        ...[
          'border-radius',
          'border-right',
          'border-top',
          'color',
          'direction',
          'display',
          'font',
          'font-family',
        ],
        ...[
          'font-size',
          'font-style',
          'font-weight',
          'height',
          'letter-spacing',
          'line-height',
          'list-style-type',
        ],
        ...['margin', 'margin-bottom', 'margin-left', 'margin-right', 'margin-top', 'max-width', 'padding'],
        ...[
          'padding-bottom',
          'padding-left',
          'padding-right',
          'padding-top',
          'text-align',
          'text-decoration',
        ],
        ...['vertical-align', 'white-space', 'width'],
      ].map((property) => [property, [/^(?!.*(?:url|expression|image)\s*\()[^<>{}\\]{0,200}$/i]]),
    ),
  },
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { target: '_blank', rel: 'noopener noreferrer nofollow' }),
  },
};
