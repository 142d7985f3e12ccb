import { afterEach, describe, expect, test, vi } from 'vitest';

import { makeCertificate } from '../test/certificate.ts';
import { startImapStandIn } from '../test/imap-stand-in.ts';
import { useMailboxCommand } from '../test/mailbox-command.ts';
import { startSmtpStandIn } from '../test/smtp-stand-in.ts';
import { useTokenServer } from '../test/token-server.ts';

const { baton } = useMailboxCommand();
const provider = useTokenServer();
const certificate = makeCertificate();
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

describe('mailbox check', () => {
  type Change = { pin?: string; folder?: string; accepts?: (secret: string) => boolean; oauth?: boolean };

  async function connect({ pin, folder = 'INBOX', accepts = (each) => each === 'pw', oauth }: Change = {}) {
    const imap = await startImapStandIn({ tls: 'tls', certificate, accepts });
    const smtp = await startSmtpStandIn({ tls: 'starttls', certificate, accepts });
    stops.push(imap.stop, smtp.stop);
    const added = await baton(
      [
        ...[
          'add',
          '--address',
          'support@shop.test',
          '--imap',
          `imaps://support@127.0.0.1:${imap.port}/${folder}`,
        ],
        ...['--smtp', `smtp+starttls://127.0.0.1:${smtp.port}`, ...(pin ? ['--pin', pin] : [])],
        ...(oauth ? ['--oauth', 'google', '--client-id', 'client-7', '--token-url', provider.url] : []),
      ],
      'pw\n',
    );
    expect(added.code).toBe(0);
    return { imap, smtp };
  }

  test('connects, logs in, finds the folders and tells of TLS; nothing is sent', async () => {
    const { smtp } = await connect({ pin: certificate.fingerprint });
    const { code, lines, out, err } = await baton(['check']);
    const shown = { tls: 'TLSv1.3', certificate: `sha256:${certificate.fingerprint}` };
    expect([code, lines]).toMatchObject([
      0,
      [
        {
          address: 'support@shop.test',
          ok: true,
          imap: { ok: true, ...shown, folders: ['INBOX', 'Sent Mail'], sent: 'Sent Mail', idle: true },
          smtp: { ok: true, ...shown, loggedIn: true },
        },
      ],
    ]);
    expect(err).toContain('is well');
    expect(out).not.toContain('"pw"');
    expect(smtp.mails).toEqual([]);
  });

  test('names the certificate that could be pinned, and gives it no password', async () => {
    const { imap, smtp } = await connect();
    const { code, lines, err } = await baton(['check', 'support@shop.test']);
    expect(code).toBe(1);
    const fault = { ok: false, certificate: `sha256:${certificate.fingerprint}` };
    expect(lines).toMatchObject([{ ok: false, imap: fault, smtp: fault }]);
    expect(err).toContain(`--pin sha256:${certificate.fingerprint}`);
    expect([imap.tried, smtp.tried]).toEqual([[], []]);
  });

  test('says that the password is refused', async () => {
    await connect({ pin: certificate.fingerprint, accepts: () => false });
    const { code, lines } = await baton(['check']);
    expect(code).toBe(1);
    const fault = {
      ok: false,
      fault: expect.stringContaining('refuses the user name or password of support'),
    };
    expect(lines).toMatchObject([{ imap: fault, smtp: fault }]);
  });

  test('says which folder is not there', async () => {
    await connect({ pin: certificate.fingerprint, folder: 'Nowhere' });
    const { code, err } = await baton(['check']);
    expect(code).toBe(1);
    expect(err).toContain('the folder "Nowhere" cannot be opened');
  });

  test('logs in with a token, and says when the provider gives none', async () => {
    await connect({ pin: certificate.fingerprint, oauth: true, accepts: (each) => each === 'token-1' });
    expect(await baton(['check'])).toMatchObject({ code: 0, lines: [{ ok: true }] });
    provider.answer = () => ({ status: 400, body: { error: 'invalid_grant' } });
    const { code, err } = await baton(['check']);
    expect(code).toBe(1);
    expect(err).toContain('Google does not take the refresh token any more');
  });

  test('of a server that is not there says so', async () => {
    const { imap, smtp } = await connect({ pin: certificate.fingerprint });
    await Promise.all([imap.stop(), smtp.stop()]);
    const { code, err } = await baton(['check']);
    expect(code).toBe(1);
    expect(err).toContain(`127.0.0.1:${imap.port} does not take connections`);
  });

  test('under another BATON_SECRET says that it is another one', async () => {
    await connect();
    vi.stubEnv('BATON_SECRET', 't'.repeat(40));
    expect(await baton(['check'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('another BATON_SECRET'),
    });
  });

  test('without a mailbox, or of one that is not known, says so', async () => {
    expect(await baton(['check'])).toMatchObject({ code: 1, err: expect.stringContaining('mailbox add') });
    expect((await baton(['check', 'nobody@shop.test'])).code).toBe(1);
  });
});
