// Builds the pages once before the end-to-end tests, so that these see what is in the tree now.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { childEnvironment } from '../../config.ts';

export default function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const remix = path.join(root, 'node_modules', '.bin', 'remix');
  execFileSync(process.execPath, [remix, 'build'], {
    cwd: root,
    stdio: 'pipe',
    // The test runner's own NODE_ENV would be baked into the build.
    env: childEnvironment({ NODE_ENV: 'production' }),
  });
}
