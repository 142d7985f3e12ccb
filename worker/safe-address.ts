// Which addresses a request may reach that people have set: the shop's, a webhook's. Whoever sets such an address, or its DNS,
// must not thereby reach what only this machine and its network can.

import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

/** Thrown where a name leads to an address that is not for everybody; in words for people. */
export class ForbiddenAddress extends Error {}

/** Not globally reachable, or of a kind of its own: the IANA special-purpose address registries (RFC 6890). */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
/** Within the unicast space: tunnels that carry an IPv4 address, protocol assignments, documentation. */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6');
/** All that is assigned for everybody (RFC 4291, 2.4): with it also `::1`, `fc00::/7` and `::ffff:…` are out. */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

/** `address` is an IP address as text; a name is none. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIP(address) === 6 && unicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/**
 * For `http.request`: resolves a name and hands the connection the very addresses that were checked, so that a second
 * answer of the DNS changes nothing. One address among several that is not public is enough to refuse.
 */
export const lookUpPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    const inside = found.find(({ address }) => !isPublicAddress(address));
    if (inside) return done(forbidden(host, inside.address), []);
    const [first] = found;
    if (options.all || !first) return done(null, found);
    done(null, first.address, first.family);
  });
};

export const forbidden = (host: string, address: string) =>
  new ForbiddenAddress(
    `${host} is at ${address}, which is not a public address; say in the settings that ${host} is in your own network if that is meant`,
  );
