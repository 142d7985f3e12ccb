// The arrows between the rooms. A new arrow is a decision: change this file and say why in docs/decisions/.

const tests = '\\.(test|e2e)\\.tsx?$|^test/';
const rooms = '^(config|triage|db|worker|app|sandbox|supervisor|cli)/';

/** The environment's reader and, in the folder of that name, what it reads with. */
const config = '^config(/|\\.ts$)';

/** `from` may reach, of what is ours, only itself and `allowed`. */
const only = (name, from, allowed, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: tests },
  to: { path: `${rooms}|^(config|log|baton)\\.ts$`, pathNot: [`^${from}/`, ...allowed] },
});

module.exports = {
  forbidden: [
    only('triage-is-pure', 'triage', [], 'What a mail means depends on nothing but the mail.'),
    {
      name: 'triage-touches-no-world',
      comment: 'No database, network, files, clock or chance: what is decided can be replayed.',
      severity: 'error',
      from: { path: '^triage/', pathNot: tests },
      to: {
        path: '^(node:)?(fs|fs/promises|net|http|https|tls|dns|child_process|worker_threads|timers|os|path|process)$|node_modules/(pg|kysely|imapflow|nodemailer|openai|pino|graphile-worker)/',
      },
    },
    only('config-comes-first', 'config', [], 'Everybody is told by it; it is told by nobody.'),
    only('db-is-sql', 'db', ['^triage/'], 'Queries know nothing of jobs, pages or the environment.'),
    only(
      'worker-has-no-face',
      'worker',
      ['^triage/', '^db/', config, '^log\\.ts$'],
      'Worker and pages meet only in the database.',
    ),
    only(
      'app-has-no-worker',
      'app',
      ['^triage/', '^db/', config, '^log\\.ts$'],
      'Worker and pages meet only in the database.',
    ),
    only(
      'sandbox-is-outside',
      'sandbox',
      ['^log\\.ts$', '^triage/'],
      'The practice world is a stranger to Baton; it shares types alone.',
    ),
    {
      name: 'sandbox-takes-types-alone',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: tests },
      to: { path: '^triage/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-take-types-and-views',
      comment: 'What a component imports is sent to every browser.',
      severity: 'error',
      from: { path: '^app/components/', pathNot: tests },
      to: { path: '^(db|triage|worker|config|log)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-reaches-tests',
      severity: 'error',
      from: { path: rooms, pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-lost-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|public|data|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
