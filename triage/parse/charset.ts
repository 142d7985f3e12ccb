// Used by `read-parts.ts`: text whose charset is missing, wrong or cut off in the middle still becomes readable.

const others: Readonly<Record<string, string>> = {
  msee: 'windows-1250',
  mscyrl: 'windows-1251',
  msgreek: 'windows-1253',
  mshebr: 'windows-1255',
  msarab: 'windows-1256',
  '932': 'shift_jis',
  windows932: 'shift_jis',
  windows31j: 'shift_jis',
  ms31j: 'shift_jis',
  xsjis: 'shift_jis',
  mskanji: 'shift_jis',
  '936': 'gbk',
  windows936: 'gbk',
  ms936: 'gbk',
  xgbk: 'gbk',
  chinese: 'gbk',
  '949': 'euc-kr',
  windows949: 'euc-kr',
  ms949: 'euc-kr',
  cnbig5: 'big5',
  xxbig5: 'big5',
  '950': 'big5',
  '20866': 'koi8-r',
  '21866': 'koi8-u',
  r8: 'hp-roman8',
  roman8: 'hp-roman8',
  xroman8: 'hp-roman8',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  latin9: 'iso-8859-15',
  l9: 'iso-8859-15',
};

/** The name that decoders know of a charset, from the names and numbers that programs write; as it came where it is none of these. */
export function canonicalCharset(label: string): string {
  const name = label.toLowerCase().trim();
  const bare = name.replace(/[^a-z0-9]+/g, '');
  const windows = /^(?:x?windows|win|cp|x?cp|ms)?(125[0-8]|874)$/.exec(bare)?.[1];
  if (windows) return `windows-${windows}`;
  const dos =
    /^(?:cs)?(?:ibm|cp|dos|pc8codepage|pc)?(437|737|775|8(?:08|5[0-8]|6[0-69]))(?:multilingual|latinhebrew|baltic|latin2)?$/.exec(
      bare,
    )?.[1];
  if (dos) return `cp${dos}`;
  const iso = /^28(59[1-9]|60[0-6])$/.exec(bare)?.[1];
  if (iso) return `iso-8859-${Number(iso) - 590}`;
  return others[bare] ?? name;
}

/** Share of replacement characters among the non-ASCII ones above which a text is not the UTF-8 it says it is. */
const brokenShare = 0.1;

/**
 * Decodes bytes whose declared charset is missing, ASCII or UTF-8. UTF-8 where the bytes bear it out (a few broken
 * sequences are forgiven), else the charset an HTML part names in its `<meta>`, else Windows-1252.
 */
export function decodeDoubtful(bytes: Uint8Array, html: boolean): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let foreign = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) foreign += 1;
    if (code === 0xfffd) broken += 1;
  }
  if (broken === 0 || broken <= foreign * brokenShare) return text;
  return new TextDecoder((html && metaCharset(text)) || 'windows-1252').decode(bytes);
}

function metaCharset(html: string): string | null {
  const name = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,30})/i.exec(html.slice(0, 4096))?.[1];
  if (!name) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    // An unknown name is as good as none: the caller goes on with its default.
    return null;
  }
}
