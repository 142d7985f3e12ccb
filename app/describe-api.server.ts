// What describes the API, loaded by the first who asks: hundreds of schemas that no page needs.
// The name keeps it from the browser, as that of `parsers.server.ts`.

export const loadDescription = () => import('./openapi/document.ts');
