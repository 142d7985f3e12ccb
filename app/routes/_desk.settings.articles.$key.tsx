// One article under somebody's hands; its address is "LANGUAGE.NAME", or "new" for one that is yet to be made.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { type ArticleKey, findArticle } from '../../db/articles.ts';
import { ArticleEditor } from '../components/article-editor.tsx';
import { PageFault } from '../components/page-fault.tsx';
import { publishArticleVersion, saveArticle, switchArticleOff } from '../edit-article.ts';
import { type ArticleForm, readArticleForm, toArticleForm, toArticleInput } from '../forms/article.ts';
import { readSay } from '../language.ts';
import { parsers } from '../parsers.server.ts';
import { requireRole } from '../session.ts';
import type { ArticleView } from '../view/article-view.ts';
import { type Say, toSay } from '../words/say.ts';

const newPage = 'new';
const empty: ArticleForm = { name: '', language: 'en', title: '', text: '', links: '', validUntil: '' };

export const meta = ({ data: page }: { data?: ArticleView & { title: string } }) => [
  { title: page?.title ?? 'Baton' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const view = await readView(context, params.key);
  return { ...view, title: `${view.form.title || say('New article')} · Baton` };
}

async function readView(
  context: LoaderFunctionArgs['context'],
  address: string | undefined,
): Promise<ArticleView> {
  if (address === newPage)
    return { isNew: true, form: empty, basedOn: 0, published: null, retired: false, versions: [] };
  const key = requireKey(address);
  const found = await findArticle(context.app.db, key);
  const [newest] = found?.versions ?? [];
  if (!found || !newest) throw notFound();
  return {
    isNew: false,
    form: toArticleForm(key, newest),
    basedOn: newest.version,
    published: found.published,
    retired: found.retired,
    versions: found.versions.map(({ version, createdAt, createdBy }) => ({
      ...{ version, at: createdAt.toISOString(), by: createdBy },
      published: version === found.published,
    })),
  };
}

type Answer = Readonly<{
  faults: Readonly<Record<string, string>>;
  fault: string | null;
  done: string | null;
}>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const form = await request.formData();
  const isNew = params.key === newPage;
  const typed = readArticleForm(form);
  const key = isNew ? typed : requireKey(params.key);
  switch (form.get('step')) {
    case 'save':
    case 'publish': {
      const { checkArticle } = await parsers.checkArticle();
      const { article, faults } = checkArticle({ ...toArticleInput(typed), ...nameOf(key) }, say);
      if (faults) return answer({ faults: byField(say, faults) }, 400);
      const publish = form.get('step') === 'publish';
      const basedOn = Number(form.get('basedOn'));
      const version = await saveArticle(context, { article, by: agent.email, basedOn, publish });
      if (version === null) return answer({ fault: say(isNew ? taken : overtaken) }, 409);
      if (isNew) return redirect(`/settings/articles/${article.language}.${article.name}`);
      return answer({
        done: say(publish ? 'Version {version} is published.' : 'Saved as draft {version}.', { version }),
      });
    }
    case 'publish-version': {
      const version = Number(form.get('version'));
      if (!(await publishArticleVersion(context, nameOf(key), version, agent.email))) throw notFound();
      return answer({ done: say('Version {version} is published.', { version }) });
    }
    case 'switch-off': {
      const fault = await switchArticleOff(context, nameOf(key), agent.email, say);
      return fault === null
        ? answer({ done: say('Switched off: it is not suggested any more.') })
        : answer({ fault }, 409);
    }
    default:
      return answer({ fault: say('This form is broken.') }, 400);
  }
}

const nameOf = ({ name, language }: ArticleKey): ArticleKey => ({ name, language });

/** A fault of one link stands at the field of all of them. */
const byField = (say: Say, faults: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(faults).map(([path, words]) => {
      const [, at] = /^links\.(\d+)/.exec(path) ?? [];
      return at === undefined
        ? [path, words]
        : ['links', say('Line {line}: {fault}', { line: Number(at) + 1, fault: words })];
    }),
  );

const answer = (said: Partial<Answer>, status = 200) =>
  data<Answer>({ faults: {}, fault: null, done: null, ...said }, { status });

const overtaken = toSay(
  'Somebody has saved another version meanwhile. Load the page again and look at it first.',
);
const taken = toSay('There is an article of this name in this language already.');

const notFound = () => new Response('No such article', { status: 404 });

function requireKey(key: string | undefined): ArticleKey {
  const [, language, name] = /^([a-z]{2})\.([a-z][a-z0-9_]{0,59})$/.exec(key ?? '') ?? [];
  if (!language || !name) throw notFound();
  return { name, language };
}

export default function ArticlePage() {
  const view = useLoaderData<typeof loader>();
  return <ArticleEditor key={`${view.form.language} ${view.form.name}`} view={view} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
