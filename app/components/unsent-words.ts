// What somebody is writing just now, in this window's memory: a conversation that is taken from under their hands takes the words
// on the server with it, and those must not be gone for the writer.

let last: Readonly<{ conversationId: number; html: string }> | null = null;

export function keepUnsent(conversationId: number, html: string): void {
  last = { conversationId, html };
}

/** Sent, or thrown away. */
export function forgetUnsent(): void {
  last = null;
}

/** As plain words; '' where there are none. */
export function unsentWords(conversationId: number): string {
  if (last?.conversationId !== conversationId) return '';
  const page = new DOMParser().parseFromString(
    last.html.replace(/<br\s*\/?>|<\/(p|li|blockquote)>/gi, (end) => `${end}\n`),
    'text/html',
  );
  return page.body.textContent?.trim() ?? '';
}
