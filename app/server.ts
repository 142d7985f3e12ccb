// The process with a face: opens what pages need, serves them, and closes all of it again.

import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants } from 'node:zlib';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';

import { type Config, chooseProductionBuilds } from '../config.ts';
import { openDatabase, openPool } from '../db/database.ts';
import { listenForEvents } from '../db/events.ts';
import { keepPlans } from '../db/kept-plans.ts';
import type { Log } from '../log.ts';
import type { AppContext } from './context.ts';
import { answerHealth, answerMetrics, answerReadiness } from './health.ts';
import { watchLookers } from './lookers.ts';
import { narrowBuilds } from './narrow-build.ts';
import { makeOidc } from './oidc.ts';
import { makeRateLimit } from './rate-limit.ts';
import { guardOrigin, newNonce, setSecurityHeaders } from './security.ts';
import { makeLimits } from './sign-in-limit.ts';

export type WebOptions = Readonly<{ config: Config; log: Log; databaseUrl: string }>;
export type Web = Readonly<{ url: string; stop: () => Promise<void> }>;

/** Pages are short: eight connections serve some hundred agents, and leave the rest to the workers. */
const poolSize = 8;
/** After this, requests that still run are cut off: a stop must end within ten seconds as a whole. */
const graceMs = 4_000;

/** Throws where the pages have not been built, or where the port is taken. */
export async function startWeb({ config, log, databaseUrl }: WebOptions): Promise<Web> {
  chooseProductionBuilds();
  const onError = (error: Error) => log.warn({ error }, 'The connection to the database broke');
  const pool = openPool(databaseUrl, { max: poolSize, role: 'web', onError, pipeline: true });
  const db = openDatabase(pool);
  const events = listenForEvents(databaseUrl, { onError });
  const lookers = watchLookers(events);
  try {
    const rateLimit = makeRateLimit();
    const limits = makeLimits();
    const oidc = config.oidc && makeOidc(config.oidc, config.web.url);
    const app: AppContext = {
      config,
      db,
      planned: keepPlans(pool),
      events,
      lookers,
      log,
      limits,
      oidc,
      rateLimit,
      viewCounts: new Map(),
      extractAttachment,
      parseMail,
    };
    const server = await listen(makeExpress(app, config, await loadPages(config.root)), config);
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://${config.web.host.includes(':') ? `[${config.web.host}]` : config.web.host}:${port}`,
      stop: async () => {
        // First, for the streams of news would hold the server open.
        await events.stop();
        lookers.stop();
        await close(server);
        await db.destroy();
      },
    };
  } catch (error) {
    lookers.stop();
    await events.stop();
    await db.destroy();
    throw error;
  }
}

/** Loaded when first asked for: most of the day nobody opens an attachment, and the MIME parser takes memory. */
const extractAttachment: AppContext['extractAttachment'] = async (source, position) => {
  const parser = await import('../triage/parse/parse-mail.ts');
  return await parser.extractAttachment(source, position);
};

const parseMail: AppContext['parseMail'] = async (source) => {
  const parser = await import('../triage/parse/parse-mail.ts');
  return await parser.parseMail(source, { authservId: null, ownAddresses: [] });
};

async function loadPages(root: string): Promise<ServerBuild> {
  const file = path.join(root, 'build', 'index.js');
  try {
    return await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new Error('The pages could not be loaded; build them with: npm run build', { cause });
  }
}

function makeExpress(app: AppContext, config: Config, build: ServerBuild): express.Express {
  const site = express();
  site.disable('x-powered-by');
  // A proxy on this machine may say whom it speaks for; nobody else is believed.
  site.set('trust proxy', 'loopback');
  site.get('/healthz', answerHealth);
  site.get('/readyz', answerReadiness(app));
  site.get('/metrics', answerMetrics(app));
  site.use(
    compression({
      // A tenth larger than with the levels that are usual, in half the time.
      level: 3,
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
      // A stream of news must not be held back until a block is full.
      filter: (request, response) =>
        !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
        compression.filter(request, response),
    }),
  );
  const files = path.join(config.root, 'public');
  // The names hold a hash of what is in them.
  site.use(
    '/build',
    express.static(path.join(files, 'build'), { immutable: true, maxAge: '1y', index: false }),
  );
  // Of an older build, perhaps: no page, but a short answer.
  site.use('/build', (_request, response) => {
    response.status(404).type('text').send('No such file');
  });
  site.use(serveOwn(files, express.static(files, { maxAge: '1h', index: false })));
  site.use((_request, response, next) => {
    response.locals.nonce = newNonce();
    setSecurityHeaders(response, { https: config.web.url.startsWith('https:') });
    next();
  });
  site.use(guardOrigin(config.web.url));
  site.all('*', answerPages(app, build));
  site.use(answerFailure(app));
  return site;
}

/** Not asked for each page whether it is a file: the few that there are have come with the build. */
function serveOwn(folder: string, serve: express.RequestHandler): express.RequestHandler {
  const own = new Set(readdirSync(folder));
  return (request, response, next) =>
    own.has(request.path.slice(1)) ? serve(request, response, next) : next();
}

function answerPages(app: AppContext, build: ServerBuild): express.RequestHandler {
  const narrowed = narrowBuilds(build);
  const handlers = new Map<ServerBuild, express.RequestHandler>();
  const makeHandler = (of: ServerBuild): express.RequestHandler =>
    createRequestHandler({
      build: of,
      mode: 'production',
      getLoadContext: (request, response) => ({
        app,
        nonce: response.locals.nonce,
        clientAddress: request.ip ?? '',
        setHeader: (name, value) => response.setHeader(name, value),
        asked: new Map(),
      }),
    });
  return (request, response, next) => {
    const narrow = narrowed(request.path);
    const handler = handlers.get(narrow) ?? makeHandler(narrow);
    handlers.set(narrow, handler);
    return handler(request, response, next);
  };
}

/** What no page could answer: logged whole, told short. */
function answerFailure({ log }: AppContext): express.ErrorRequestHandler {
  return (error, request, response, next) => {
    log.error({ error, path: request.path }, 'A request failed');
    if (response.headersSent) next(error);
    else response.status(500).type('text').send('Something went wrong here. It has been noted.');
  };
}

function listen(site: express.Express, { web }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = site.listen(web.port, web.host, () => resolve(server));
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
