// Used by `html-hidden.ts`: what an HTML mail's own style sheets say of an element, as far as it bears on being seen.

type Declarations = ReadonlyMap<string, string>;

/** Characters of style sheets that are read, and rules that are kept: newsletters have a tenth of it. */
const mostCss = 64 * 1024;
const mostRules = 500;
const mostClasses = 12;

/** Plain selectors only (`p`, `.note`, `td.note`, `#top`): what hides is named plainly. */
const selector = /^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$/i;

export class StyleSheet {
  readonly #rules = new Map<string, Map<string, string>>();
  #read = 0;

  add(css: string): void {
    const text = css.slice(0, mostCss - this.#read);
    this.#read += text.length;
    // What holds for small screens or for print only is no word on what this reader sees.
    const plain = withoutNested(text.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' '));
    for (const [, selectors = '', body = ''] of plain.matchAll(/([^{};]{1,500})\{([^{}]{0,2000})\}/g)) {
      const found = declarationsOf(body);
      for (const each of selectors.split(',')) {
        const name = each.trim();
        if (name === '' || !selector.test(name) || this.#rules.size >= mostRules) continue;
        this.#rules.set(name, new Map([...(this.#rules.get(name) ?? []), ...found]));
      }
    }
  }

  /** The nearer word wins: the element's own style, then its id, its classes, its name. */
  styleOf(name: string, attributes: Readonly<Record<string, string>>): Declarations {
    const style = new Map<string, string>();
    const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean).slice(0, mostClasses);
    const id = attributes.id?.trim();
    const names = [
      name,
      ...classes.flatMap((each) => [`.${each}`, `${name}.${each}`]),
      ...(id ? [`#${id}`, `${name}#${id}`] : []),
    ];
    if (this.#rules.size > 0) {
      for (const each of names) for (const [key, value] of this.#rules.get(each) ?? []) style.set(key, value);
    }
    for (const [key, value] of declarationsOf(attributes.style ?? '')) style.set(key, value);
    return style;
  }
}

/** `@media { … }` and the like go, with all that is in them; in a time that grows with the length only. */
function withoutNested(css: string): string {
  let kept = '';
  let from = 0;
  for (let at = css.indexOf('@'); at >= 0; at = css.indexOf('@', from)) {
    kept += css.slice(from, at);
    const open = css.indexOf('{', at);
    const end = css.indexOf(';', at);
    if (open < 0 || (end >= 0 && end < open)) {
      from = end < 0 ? css.length : end + 1;
      continue;
    }
    let depth = 1;
    from = open + 1;
    while (from < css.length && depth > 0) {
      if (css[from] === '{') depth += 1;
      else if (css[from] === '}') depth -= 1;
      from += 1;
    }
  }
  return kept + css.slice(from);
}

/** Names and values in lower case, without "!important". */
function declarationsOf(style: string): Map<string, string> {
  const found = new Map<string, string>();
  if (style === '') return found;
  for (const part of style.split(';').slice(0, 60)) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const value = part
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim()
      .toLowerCase();
    if (name !== '') found.set(name, value);
  }
  return found;
}
