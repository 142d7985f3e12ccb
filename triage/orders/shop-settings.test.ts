import { describe, expect, it } from 'vitest';

import { standInMapping } from '../../test/shop-stand-in.ts';
import { checkShop, shopUrl } from './shop-settings.ts';

const faultsOf = (changes: object) =>
  checkShop({
    urlTemplate: 'https://shop.example/orders/{number}',
    secret: 'long enough a secret',
    mapping: standInMapping,
    ...changes,
  }).faults;

describe('the settings of a live shop', () => {
  it('are taken where they hold together', () => {
    expect(faultsOf({})).toBeNull();
    expect(faultsOf({ urlTemplate: 'https://shop.example/find?order={number}' })).toBeNull();
    expect(faultsOf({ urlTemplate: 'http://shop.lan/{number}', allowedHosts: ['shop.lan'] })).toBeNull();
  });

  it.each([
    'shop.example/{number}',
    'ftp://shop.example/{number}',
    'https://shop.example/orders',
    'https://{number}.example/orders/',
    'https://user:password@shop.example/{number}',
    'http://shop.example/{number}',
    'https://shop.example/#{number}',
  ])('do not take the address %s', (urlTemplate) => {
    expect(faultsOf({ urlTemplate })).toHaveProperty('urlTemplate');
  });

  it('tell each fault by its place', () => {
    expect(Object.keys(faultsOf({ secret: 'short', cacheSeconds: -1, ghost: 1 }) ?? {}).sort()).toEqual([
      'cacheSeconds',
      'ghost',
      'secret',
    ]);
  });

  it('put a number into the address as one part of it, whatever is in it', () => {
    expect(shopUrl('https://shop.example/orders/{number}?full=1', '../A/1?x').href).toBe(
      'https://shop.example/orders/..%2FA%2F1%3Fx?full=1',
    );
  });
});
