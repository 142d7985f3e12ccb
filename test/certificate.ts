// A certificate that nobody has signed but itself, as an own mail server has one; made anew for each test run.

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Certificate = Readonly<{
  key: string;
  cert: string;
  /** SHA-256, 64 hex digits: what a pin says. */
  fingerprint: string;
}>;

/** For `localhost` and 127.0.0.1, good for a day. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-certificate-'));
  const [keyFile, certFile] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  try {
    const words =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost';
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync('openssl', [...words.split(' '), ...names, '-keyout', keyFile, '-out', certFile], {
      stdio: 'pipe',
    });
    const cert = readFileSync(certFile, 'utf8');
    const { fingerprint256 } = new X509Certificate(cert);
    return {
      key: readFileSync(keyFile, 'utf8'),
      cert,
      fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
