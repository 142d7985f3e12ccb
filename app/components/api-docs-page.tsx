// The API as a page to read, made from the document that programs read.

import type { ApiDocsView, DocLine, DocOperation } from '../view/api-docs-view.ts';
import { BackLink } from './back-link.tsx';
import { useSay } from './say.tsx';

export function ApiDocsPage({ url, about, groups, hooks }: ApiDocsView) {
  const say = useSay();
  return (
    <main id="main" className="page api-docs">
      <header className="page-head">
        <div>
          <BackLink to="/settings/tokens">{say('Tokens')}</BackLink>
          <h1>{say('The API')}</h1>
          <p className="quiet">
            {say(
              'For those who write programs that work with Baton. Only admins see this page; its document is open to everybody.',
            )}{' '}
            <a href="/api/v1/openapi.json">{say('The document for programs (OpenAPI)')}</a>
          </p>
        </div>
      </header>
      <p>{say('Each request carries a token, and is answered in JSON:')}</p>
      <pre className="api-example">
        {`curl -H "Authorization: Bearer ${say('TOKEN')}" \\\n  ${url}/conversations`}
      </pre>
      <p lang="en">
        <Coded text={about} />
      </p>
      <nav aria-label={say('Parts of the API')} className="api-parts">
        {groups.map(({ name }) => (
          <a key={name} href={`#${name}`}>
            {name}
          </a>
        ))}
        <a href="#webhooks">{say('Webhooks')}</a>
      </nav>
      {groups.map(({ name, operations }) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name} lang="en">
            {name}
          </h2>
          {operations.map((operation) => (
            <Operation key={operation.key} operation={operation} />
          ))}
        </section>
      ))}
      <section aria-labelledby="webhooks">
        <h2 id="webhooks">{say('Webhooks')}</h2>
        <p className="quiet">{say('What Baton sends to the addresses under Settings, Webhooks.')}</p>
        {hooks.map(({ name, headers, body }) => (
          <details key={name} className="api-operation">
            <summary>
              <code>{name}</code>
            </summary>
            <Lines title={say('Headers')} lines={headers} />
            <Lines title={say('Body')} lines={body} />
          </details>
        ))}
      </section>
    </main>
  );
}

function Operation({ operation }: { operation: DocOperation }) {
  const say = useSay();
  const { method, path, summary, scope, parameters, body, answer, outcomes } = operation;
  return (
    <details className="api-operation">
      <summary>
        <code className="api-method">{method}</code> <code>{path}</code>{' '}
        <span className="quiet" lang="en">
          <Coded text={summary} />
        </span>
      </summary>
      <p>
        {say('The token needs the scope')} <code>{scope}</code>
      </p>
      <Lines title={say('Parameters')} lines={parameters} />
      <Lines title={say('Body')} lines={body} />
      <Lines title={say('Answer')} lines={answer} />
      <h3>{say('What can come of it')}</h3>
      <dl className="api-lines" lang="en">
        {outcomes.map(({ status, about }) => (
          <div key={status}>
            <dt>
              <code>{status}</code>
            </dt>
            <dd>
              <Coded text={about} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly DocLine[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl className="api-lines">
        {lines.map(({ name, type, required, about }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
              {required ? null : <span className="quiet"> {say('may be left out')}</span>}
            </dt>
            <dd lang="en">
              <code className="quiet">{type}</code> {about ? <Coded text={about} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What stands between backticks is code. */
function Coded({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence, in its order
    at % 2 === 1 ? <code key={at}>{part}</code> : part,
  );
}
