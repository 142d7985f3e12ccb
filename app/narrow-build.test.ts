import type { ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';

import { narrowBuilds } from './narrow-build.ts';

const routes = {
  root: { id: 'root', path: '' },
  'routes/$': { id: 'routes/$', parentId: 'root', path: '*' },
  'routes/_index': { id: 'routes/_index', parentId: 'root', index: true },
  'routes/_desk': { id: 'routes/_desk', parentId: 'root' },
  'routes/_desk.inbox': { id: 'routes/_desk.inbox', parentId: 'routes/_desk', path: 'inbox' },
  'routes/_desk.inbox.$id': { id: 'routes/_desk.inbox.$id', parentId: 'routes/_desk.inbox', path: ':id' },
  'routes/inbox.rows': { id: 'routes/inbox.rows', parentId: 'root', path: 'inbox/rows' },
  'routes/_desk.ledger': { id: 'routes/_desk.ledger', parentId: 'routes/_desk', path: 'ledger' },
};
const build = { routes, assets: { routes, url: '/build/manifest.js' } } as unknown as ServerBuild;
const narrowed = narrowBuilds(build);
const idsAt = (pathname: string) => Object.keys(narrowed(pathname).routes);

const inbox = [
  'root',
  'routes/$',
  'routes/_desk',
  'routes/_desk.inbox',
  'routes/_desk.inbox.$id',
  'routes/inbox.rows',
];

describe('the routes that an address can lead to', () => {
  it('are those that begin as it does, with what surrounds them and what answers where none fits', () => {
    expect(idsAt('/inbox')).toEqual(inbox);
    expect(idsAt('/inbox/12')).toEqual(inbox);
    expect(idsAt('/ledger')).toEqual(['root', 'routes/$', 'routes/_desk', 'routes/_desk.ledger']);
  });

  it('are the same for the data of a page', () => {
    expect(idsAt('/inbox.data')).toEqual(inbox);
    expect(idsAt('/inbox/12.data')).toEqual(inbox);
  });

  it('are all of them where the address begins as none does, or is written otherwise', () => {
    for (const pathname of ['/', '/_root.data', '/nowhere', '/INBOX', '/%69nbox', '//inbox', '/$', '/:id'])
      expect(narrowed(pathname)).toBe(build);
  });

  it('are cut once for each beginning, with what the server draws a page by', () => {
    expect(narrowed('/inbox/1')).toBe(narrowed('/inbox?view=all'.split('?')[0] ?? ''));
    expect(Object.keys(narrowed('/inbox').assets.routes)).toEqual(inbox);
    expect(narrowed('/inbox').assets.url).toBe('/build/manifest.js');
  });
});
