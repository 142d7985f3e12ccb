// The conversation that an address of the desk names.

/** Throws 404 where it can name none. */
export function requireConversationId(text: string | undefined): number {
  if (!text || !/^\d{1,15}$/.test(text)) throw noConversation();
  return Number(text);
}

export const noConversation = () => new Response('No such conversation', { status: 404 });
