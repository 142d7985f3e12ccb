import { describe, expect, it } from 'vitest';

import { isPublicAddress, lookUpPublic } from './safe-address.ts';

describe('an address that a request may go to', () => {
  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('may be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
    ...['::', '::1', 'fe80::1', 'fd00:ec2::254', 'fc00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'localhost', ''],
  ])('is never %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is checked where the name is resolved for the connection itself', async () => {
    const found = await new Promise<unknown>((resolve) => {
      lookUpPublic('localhost', { all: true }, (error, addresses) => resolve(error ?? addresses));
    });
    expect(String(found)).toMatch(/not a public address/);
  });
});
