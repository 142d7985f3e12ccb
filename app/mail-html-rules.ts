// What a stranger's HTML may keep: elements, attributes and looks that can only show words, tables and pictures.

/** By meaning: words, lists, tables, headings, pictures. Nothing that runs, asks, embeds, or is laid over the rest. */
export const keptTags: readonly string[] = (
  'a abbr address article b bdi big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption ' +
  'figure font h1 h2 h3 h4 h5 h6 hr i img ins li mark ol p pre q s section small span strike strong sub sup table tbody ' +
  'td tfoot th thead tr u ul'
).split(' ');

/** What stands in these is no text for readers, so it goes with them. */
export const droppedWhole: readonly string[] = (
  'script style textarea option xmp noscript template title svg math noembed noframes select datalist audio video object ' +
  'applet canvas frameset iframe'
).split(' ');

/** Ours: a part that repeats an earlier mail (`all`: everything after it does too), and a picture that was not fetched. */
export const quoteMark = 'data-quote';
export const blockedMark = 'data-blocked';

export const keptAttributes: Readonly<Record<string, string[]>> = {
  '*': ['align', 'bgcolor', 'color', 'dir', 'height', 'lang', 'style', 'title', 'valign', 'width'],
  a: ['href', 'target', 'rel'],
  blockquote: [quoteMark],
  div: [quoteMark],
  font: ['face', 'size'],
  img: ['src', 'alt', 'referrerpolicy', blockedMark],
  ol: ['start', 'type'],
  table: ['border', 'cellpadding', 'cellspacing', quoteMark],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

const anyProperty = (
  'background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse ' +
  'border-color border-left border-radius border-right border-spacing border-style border-top border-top-color ' +
  'border-top-style border-top-width border-width box-sizing color direction font font-family font-size font-style ' +
  'font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right ' +
  'margin-top max-width min-width padding padding-bottom padding-left padding-right padding-top table-layout text-align ' +
  'text-decoration text-transform vertical-align white-space width word-break'
).split(' ');

/**
 * No function but a colour's, nothing negative (it would move words over others, or out of sight), and nothing measured by
 * the window: the frame is as high as its content, and that would never end.
 */
const plainValue =
  /^(?!.*\d(?:[sld]?v(?:h|w|i|b|min|max)|cq\w+)\b)(?!.*\/\*)(?:(?:rgb|hsl)a?\([\d\s,./%a-z]{1,60}\)|[^<>{}\\@;()-]|-(?![\d.])){0,200}$/i;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d\s,./%a-z]{1,60}\))$/i;

export const keptStyles: Readonly<Record<string, Readonly<Record<string, RegExp[]>>>> = {
  '*': {
    ...Object.fromEntries(anyProperty.map((property) => [property, [plainValue]])),
    // In short form it may also name a picture.
    background: [colour],
    display: [/^(?:block|inline|inline-block|none|table|table-row|table-cell|list-item)$/i],
  },
};

/** As a reader would take them for part of the words, they may turn round what is read. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
export const withoutTurning = (text: string) => text.replace(turning, '');
