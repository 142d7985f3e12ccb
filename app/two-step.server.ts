// Time-based codes (RFC 6238): the secret for a phone, its picture, and whether a code is right. Loaded when first asked for.

import { randomInt } from 'node:crypto';

import { seal, unseal } from '../config/seal.ts';

/** Seconds that a phone's clock may be wrong: one step before and one after. */
const tolerance = 30;

export type TwoStepSetUp = Readonly<{
  /** The secret, sealed: it comes back with the form and is stored once a code has shown that the phone has it. */
  sealed: string;
  /** For who cannot scan, in groups of four. */
  secret: string;
  /** For the app on a phone. */
  uri: string;
  /** An image's address. */
  picture: string;
}>;

export async function beginTwoStep(
  key: string,
  agent: Readonly<{ id: number; email: string }>,
): Promise<TwoStepSetUp> {
  const { generateSecret } = await import('otplib');
  return await showTwoStep(key, agent, generateSecret());
}

/** The same once more, after a wrong code. */
export async function showTwoStep(
  key: string,
  { id, email }: Readonly<{ id: number; email: string }>,
  secret: string,
): Promise<TwoStepSetUp> {
  const [{ generateURI }, qr] = await Promise.all([import('otplib'), import('qrcode')]);
  const uri = generateURI({ issuer: 'Baton', label: email, secret });
  const svg = await qr.default.toString(uri, { type: 'svg', margin: 2 });
  return {
    sealed: seal(key, setUpPlace(id), secret).toString('base64url'),
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    uri,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
  };
}

/** Throws SealError where it was not made here, for this agent. */
export const openSetUp = (key: string, agentId: number, sealed: string): string =>
  unseal(key, setUpPlace(agentId), Buffer.from(sealed, 'base64url'));

export const sealTotp = (key: string, agentId: number, secret: string): Buffer =>
  seal(key, totpPlace(agentId), secret);

/** Throws SealError where BATON_SECRET is another one than when it was sealed. */
export const openTotp = (key: string, agentId: number, sealed: Buffer): string =>
  unseal(key, totpPlace(agentId), sealed);

const setUpPlace = (agentId: number) => `second step of agent ${agentId}, not yet in use`;
const totpPlace = (agentId: number) => `second step of agent ${agentId}`;

/** The 30-second step that the code is of; null where it is wrong. Compared in constant time. */
export async function findTotpStep(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const { verify } = await import('otplib');
  const result = await verify({
    ...{ secret, token: code, epochTolerance: tolerance },
    epoch: Math.floor(now.getTime() / 1000),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Without the letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeCount = 10;
/** 80 bits: nothing to guess, also for who has the table of their hashes. */
const codeLength = 16;

/** As they are shown: four groups of four. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: codeCount }, () =>
    Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );

/** What is kept of it is made from this: however it is typed. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
