// Reads out of a source file what it says to people: `say('…')`, `say.count(n, '…', '…')` `toSay('…')` and `toTell('…')`; and what it says past them.

import ts from 'typescript';

export function saidIn(source: ts.SourceFile): Readonly<{ words: readonly string[] }> {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) words.push(...literals(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { words };
}

function literals(call: ts.CallExpression): string[] {
  const called = call.expression.getText();
  const spoken = /^(?:\w+\.)*(?:say|toSay|toTell)$/.test(called)
    ? call.arguments.slice(0, 1)
    : /^(?:\w+\.)*say\.count$/.test(called)
      ? call.arguments.slice(1, 3)
      : [];
  return spoken.flatMap(textsOf);
}

/** Also of both sides of `late ? 'Late' : 'In time'`. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  return [];
}

/** What stands in the page itself instead of in a catalogue: text between tags, and attributes that are read out or seen. */
export function hardCodedIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = shownText(node)?.trim();
    if (text && /\p{L}/u.test(text)) found.push(text.replace(/\s+/g, ' '));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const shownAttributes = /^(?:aria-label|title|placeholder|label|alt|caption)$/;

function shownText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isJsxAttribute(node) || !shownAttributes.test(node.name.getText())) return null;
  const value = node.initializer;
  const literal = value && ts.isJsxExpression(value) ? value.expression : value;
  return literal && ts.isStringLiteralLike(literal) ? literal.text : null;
}
