// Used by `connect.ts`: requests to the model provider that follow nobody elsewhere and read no more than an answer has.

/** An answer has a few thousand characters; what is longer is no answer. Bytes. */
const mostBytes = 2 * 1024 * 1024;

export class TooLong extends Error {}

/** Redirects are refused: customers' words go to the address that the operator named, and to no other. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' });
  if (!response.body) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(new TooLong('the answer is too long'));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
}
