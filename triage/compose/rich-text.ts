// The text face of what a person wrote with bold words, lists, quotes and links: it reads as well as the HTML.

import { parseDocument } from 'htmlparser2';

import { imageMark } from './image-mark.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Nodes = readonly Node[];

/** `html` has been cleaned: it nests no deeper than people write. */
export function richToText(html: string): string {
  return blocks(parseDocument(html).children).join('\n\n');
}

const blockNames: ReadonlySet<string> = new Set(['p', 'div', 'ul', 'ol', 'blockquote', 'pre', 'hr']);

/** Words between blocks are a block of their own. */
function blocks(nodes: Nodes): string[] {
  const found: string[] = [];
  let loose: Node[] = [];
  const endLoose = () => {
    const line = tidy(inline(loose));
    if (line !== '') found.push(line);
    loose = [];
  };
  for (const node of nodes) {
    if (node.type !== 'tag' || !blockNames.has(node.name)) {
      loose.push(node);
      continue;
    }
    endLoose();
    const block = blockText(node.name, node.children, node.attribs);
    if (block !== '') found.push(block);
  }
  endLoose();
  return found;
}

function blockText(name: string, children: Nodes, attributes: Readonly<Record<string, string>>): string {
  switch (name) {
    case 'ul':
      return items(children, () => '- ');
    case 'ol': {
      const start = Number(attributes.start ?? 1) || 1;
      return items(children, (place) => `${start + place}. `);
    }
    case 'blockquote':
      return blocks(children)
        .join('\n\n')
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
    case 'pre':
      return raw(children).replace(/\n+$/, '');
    case 'hr':
      return '--';
    default:
      return blocks(children).join('\n\n');
  }
}

function items(children: Nodes, mark: (place: number) => string): string {
  return children
    .flatMap((node) => (node.type === 'tag' && node.name === 'li' ? [node.children] : []))
    .map((item, place) => {
      const marked = mark(place);
      const indent = ' '.repeat(marked.length);
      return `${marked}${blocks(item).join('\n').replaceAll('\n', `\n${indent}`)}`;
    })
    .join('\n');
}

function inline(nodes: Nodes): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.data.replace(/[ \t\r\n]+/g, ' ');
      if (node.type !== 'tag') return '';
      if (node.name === 'br') return '\n';
      if (node.name === 'img') return imageMark(node.attribs.alt ?? '');
      const words = inline(node.children);
      return node.name === 'a' ? linkText(words, node.attribs.href ?? '') : words;
    })
    .join('');
}

/** "Track it: https://…"; an address that is its own words stands once. */
function linkText(words: string, href: string): string {
  const bare = (address: string) => address.replace(/^(?:mailto:|tel:|https?:\/\/)/i, '').replace(/\/$/, '');
  return href === '' || bare(words.trim()) === bare(href) ? words : `${words}: ${href}`;
}

const raw = (nodes: Nodes): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.data : node.type === 'tag' ? raw(node.children) : ''))
    .join('');

const tidy = (line: string) => line.replace(/ *\n */g, '\n').trim();
