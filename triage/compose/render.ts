// The two faces of a mail from one Markdown text: plain text that reads as well as the HTML.

import { marked, type Token, type Tokens } from 'marked';

import { mailPage } from './mail-page.ts';

export type MailBody = Readonly<{ text: string; html: string }>;

/** `language` is what the words are in: a screen reader speaks them so. */
export function renderMarkdown(markdown: string, language: string | null = null): MailBody {
  const tokens = marked.lexer(markdown);
  // The text first: writing HTML adds to the tokens of some lists.
  const text = toText(tokens);
  return { text, html: mailPage(marked.parser(tokens), language) };
}

/** The plain text alone, where nobody is sent anything. */
export const renderText = (markdown: string): string => toText(marked.lexer(markdown));

function toText(tokens: readonly Token[]): string {
  return tokens
    .map(blockText)
    .filter((block) => block !== '')
    .join('\n\n');
}

function blockText(token: Token): string {
  switch (token.type) {
    case 'space':
      return '';
    case 'list':
      return (token as Tokens.List).items
        .map((item) => `- ${item.tokens.map((each) => inlineText([each])).join(' ')}`)
        .join('\n');
    case 'hr':
      return '--';
    default:
      return inlineText([token]);
  }
}

function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      if (token.type === 'link') return linkText(token as Tokens.Link);
      if ('tokens' in token && token.tokens) return inlineText(token.tokens);
      return 'text' in token ? unescapeHtml(String(token.text)) : token.raw;
    })
    .join('');
}

function linkText(link: Tokens.Link): string {
  const words = inlineText(link.tokens);
  return words === link.href ? link.href : `${words}: ${link.href}`;
}

/** The lexer hands text on as it stands in HTML. */
function unescapeHtml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
