// Whom each loader and action lets in: the one list of it, against which all of them are tried.

/**
 * The least role that is let in; `token`: programs with a token of the API; `open`: everybody, for the reason beside it;
 * `nobody`: it answers 404 and nothing else.
 */
export type Door = 'agent' | 'manager' | 'admin' | 'token' | 'open' | 'nobody';

export const doors: Readonly<Record<string, Readonly<{ loader?: Door; action?: Door }>>> = {
  '$.tsx': { loader: 'nobody', action: 'nobody' },
  '_desk.figures.tsx': { loader: 'manager' },
  '_desk.inbox.$id.tsx': { loader: 'agent', action: 'agent' },
  '_desk.inbox._index.tsx': { loader: 'agent' },
  '_desk.inbox.tsx': { loader: 'agent' },
  '_desk.ledger.tsx': { loader: 'agent', action: 'agent' },
  '_desk.playground.tsx': { loader: 'agent', action: 'agent' },
  '_desk.sandbox.tsx': { loader: 'agent', action: 'agent' },
  '_desk.settings.articles.$key.tsx': { loader: 'manager', action: 'manager' },
  '_desk.settings.articles._index.tsx': { loader: 'manager' },
  '_desk.settings.policy.tsx': { loader: 'manager', action: 'manager' },
  '_desk.settings.shop.tsx': { loader: 'admin', action: 'admin' },
  '_desk.settings.templates.$name.tsx': { loader: 'manager', action: 'manager' },
  '_desk.settings.templates._index.tsx': { loader: 'manager' },
  '_desk.tsx': { loader: 'agent' },
  '_index.tsx': { loader: 'agent' },
  'api.$.ts': { loader: 'nobody', action: 'nobody' },
  'api.v1.articles.ts': { loader: 'token', action: 'token' },
  'api.v1.conversations.$id.ts': { loader: 'token', action: 'token' },
  'api.v1.conversations._index.ts': { loader: 'token', action: 'token' },
  'api.v1.decisions.$id.ts': { loader: 'token', action: 'token' },
  'api.v1.ledger.$id.reprocess.ts': { loader: 'token', action: 'token' },
  'api.v1.ledger.ts': { loader: 'token', action: 'token' },
  'api.v1.orders.$number.ts': { loader: 'token', action: 'token' },
  'api.v1.orders._index.ts': { loader: 'token', action: 'token' },
  'api.v1.policy.replay.$id.ts': { loader: 'token', action: 'token' },
  'api.v1.policy.replay.ts': { loader: 'token', action: 'token' },
  'api.v1.policy.ts': { loader: 'token', action: 'token' },
  'api.v1.shop.ts': { loader: 'token', action: 'token' },
  'api.v1.templates.$name.ts': { loader: 'token', action: 'token' },
  'api.v1.templates._index.ts': { loader: 'token', action: 'token' },
  'attachments.$id.ts': { loader: 'agent' },
  'away.ts': { loader: 'agent', action: 'agent' },
  'events.ts': { loader: 'agent' },
  'language.ts': { loader: 'agent', action: 'agent' },
  'messages.$id.correction.ts': { action: 'agent' },
  'messages.$id.html.ts': { loader: 'agent' },
  'playground.$id.html.ts': { loader: 'agent' },
  'settings.templates.$name.preview.ts': { action: 'manager' },
  'sign-in.tsx': { loader: 'open', action: 'open' },
  'sign-out.ts': { loader: 'open', action: 'agent' },
  'theme.ts': { loader: 'agent', action: 'agent' },
};
