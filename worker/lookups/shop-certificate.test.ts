import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';

import { childEnvironment } from '../../config.ts';
import { makeCertificate } from '../../test/certificate.ts';
import { shopOrder, useShopStandIn } from '../../test/shop-stand-in.ts';

const certificate = makeCertificate();
const shop = useShopStandIn(certificate);
const folder = mkdtempSync(path.join(tmpdir(), 'baton-shop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function trust({ cert }: Readonly<{ cert: string }>): string {
  const file = path.join(folder, 'authority.pem');
  writeFileSync(file, cert);
  return file;
}

/** By a process of its own: Node reads whom it trusts when it starts. */
async function ask(trusted: Readonly<Record<string, string>>): Promise<{ answer?: unknown; fault?: string }> {
  const script = `
    import { askShop } from ${JSON.stringify(fileURLToPath(new URL('shop-request.ts', import.meta.url)))};
    const question = {
      url: new URL(${JSON.stringify(`${shop.url}/orders/A-1`)}), secret: 'a secret', isOwnNetwork: true,
      now: new Date(), signal: AbortSignal.timeout(20_000), limitMs: 20_000,
    };
    const said = await askShop(question).then(
      (answer) => ({ answer }),
      (error) => ({ fault: error.message }),
    );
    process.stdout.write(JSON.stringify(said));`;
  const env = childEnvironment(trusted);
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return JSON.parse(run.stdout);
}

describe('a shop whose certificate an authority of one’s own has signed', () => {
  test('is asked over TLS where NODE_EXTRA_CA_CERTS names the authority', async () => {
    shop.orders.set('A-1', shopOrder('A-1', 'eva@customer.test'));
    const { answer } = await ask({ NODE_EXTRA_CA_CERTS: trust(certificate) });
    expect(answer).toMatchObject({ status: 200, body: { order: { id: 'A-1' } } });
    expect(shop.asked).toHaveLength(1);
  });

  test('is told nothing where another authority is trusted, or none', async () => {
    const others: Record<string, string>[] = [{ NODE_EXTRA_CA_CERTS: trust(makeCertificate()) }, {}];
    for (const trusted of others) {
      const { answer, fault } = await ask(trusted);
      expect(answer).toBeUndefined();
      expect(fault).toMatch(/self-signed certificate/);
    }
    expect(shop.asked).toEqual([]);
  });
});
