// One template: its words and fields, how they look to a customer, and every version there was.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { listPublishedArticles } from '../../db/articles.ts';
import { cancelReplay, discardReplay } from '../../db/replays.ts';
import { listPastMails } from '../../db/template-preview.ts';
import { PageFault } from '../components/page-fault.tsx';
import { TemplateEditor } from '../components/template-editor.tsx';
import { nameOf, publish, saveTemplate, switchOff, switchOn } from '../edit-template.ts';
import { readTemplateForm } from '../forms/template-fields.ts';
import { templateName } from '../forms/template-input.ts';
import { readSay } from '../language.ts';
import { parsers } from '../parsers.server.ts';
import { sendTest } from '../preview-template.ts';
import { readWholeTemplate, type WholeTemplate } from '../read-template.ts';
import { readTried } from '../read-tried.ts';
import { requireRole } from '../session.ts';
import { findTriedTemplate, tryTemplate } from '../try-template.ts';
import {
  type EditorView,
  emptyFields,
  fieldsOf,
  intentChoices,
  templateTitle,
} from '../view/template-view.ts';
import { faultsByField } from '../view/words-faults.ts';
import { type Say, toSay } from '../words/say.ts';

/** Past mails to choose from for a look. */
const mailsShown = 20;
/** The name of the page on which one is made; no template can bear it, for names end in a language. */
const newPage = 'new';

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: page ? `${page.title} · Baton` : 'Baton' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<EditorView> {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const { slotList } = await parsers.slotList();
  const isNew = params.name === newPage;
  const found = isNew ? null : await readWholeTemplate(context, requireName(params.name));
  if (!isNew && !found) throw notFound();
  const fields = found ? shownFields(found) : emptyFields;
  const [articles, mails, tried] = await Promise.all([
    listPublishedArticles(context.app.db),
    listPastMails(context.app.db, { ...fields, limit: mailsShown }),
    found && findTriedTemplate(context, agent.email, found.name),
  ]);
  return {
    name: found?.name ?? null,
    title: found ? templateTitle(say, fields) : say('New template'),
    fields,
    used: fieldsOf(found?.used ?? null),
    usedVersion: found?.used?.version ?? null,
    basedOn: found?.versions[0]?.version ?? 0,
    published: found?.published ?? null,
    hasDraft: Boolean(found?.draft),
    retired: found?.retired ?? false,
    slots: slotList,
    articles: articles
      .filter((each) => each.language === fields.language)
      .map(({ name, title }) => ({ name, title })),
    mails: mails.map(({ decisionId, conversationId, subject, name }) => ({
      id: decisionId,
      label: `#${conversationId} ${subject || say('No subject')}${name ? ` (${name})` : ''}`,
    })),
    versions: (found?.versions ?? []).map(({ version, createdAt, createdBy }) => ({
      ...{ version, at: createdAt.toISOString(), by: createdBy },
      published: version === found?.published,
    })),
    intents: intentChoices,
    myAddress: agent.email,
    tried: tried && {
      fields: tried.fields,
      ...(await readTried(context, request, say, tried.replay)),
    },
  };
}

function shownFields({ draft, used, versions, file }: WholeTemplate) {
  const template = draft ?? used ?? versions[0]?.template ?? file?.template ?? null;
  return fieldsOf(template) ?? emptyFields;
}

export type EditorAnswer = Readonly<{
  faults: Readonly<Record<string, string>>;
  fault: string | null;
  /** What was done, in words. */
  done: string | null;
  /** The version in which what was typed is stored: the form shows it as it is kept. */
  kept: number | null;
}>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const agent = await requireRole(request, context, ['manager', 'admin']);
  const say = await readSay(request);
  const form = await request.formData();
  const fields = readTemplateForm(form);
  const name = params.name === newPage ? nameOf(fields) : requireName(params.name);
  const by = agent.email;
  switch (form.get('step')) {
    case 'save':
    case 'publish': {
      if (!templateName.test(name))
        return answer({ faults: { language: toSay('must be a language code such as en') } }, 400);
      const saved = await saveTemplate(context, { name, fields, by, basedOn: Number(form.get('basedOn')) });
      if (saved.kind === 'faulty') return answer({ faults: faultsByField(saved.faults, say) }, 400);
      if (saved.kind === 'overtaken') return answer({ fault: say(overtaken) }, 409);
      if (form.get('step') === 'publish')
        return await tellPublished(context, say, params.name, name, saved.version, by);
      return params.name === newPage
        ? redirect(`/settings/templates/${name}`)
        : answer({
            done: say('Saved as version {version}. Nobody is written to with it before it is published.', {
              version: saved.version,
            }),
            kept: saved.version,
          });
    }
    case 'publish-version':
      return await tellPublished(context, say, params.name, name, Number(form.get('version')), by);
    case 'test': {
      const sent = await sendTest(context, agent, { name, fields, decisionId: readId(form.get('mail')) });
      const faults = faultsByField(sent.faults, say);
      if (sent.sentTo === null) return answer({ faults, fault: sent.fault && say(sent.fault) }, 400);
      return answer({ done: say('On its way to {address}, marked as a test.', { address: sent.sentTo }) });
    }
    case 'try': {
      const faults = await tryTemplate(context, { name, fields, by });
      return faults.length > 0 ? answer({ faults: faultsByField(faults, say) }, 400) : answer({});
    }
    case 'cancel': {
      const tried = await findTriedTemplate(context, by, name);
      if (tried) await cancelReplay(context.app.db, tried.replay.id, new Date());
      return answer({});
    }
    case 'discard':
      await discardReplay(context.app.db, by);
      return answer({});
    case 'switch-off': {
      const fault = await switchOff(context, name, by, say);
      return fault
        ? answer({ fault }, 409)
        : answer({ done: say('Switched off: no mail is written from it.') });
    }
    case 'switch-on':
      await switchOn(context, name, by);
      return answer({ done: say('Switched on again.') });
    default:
      return answer({ fault: say('This form is broken.') }, 400);
  }
}

async function tellPublished(
  context: ActionFunctionArgs['context'],
  say: Say,
  page: string | undefined,
  name: string,
  version: number,
  by: string,
) {
  const published = await publish(context, name, version, by);
  if (published.kind === 'not-found') throw notFound();
  if (published.kind === 'faulty') return answer({ faults: faultsByField(published.faults, say) }, 400);
  return page === newPage
    ? redirect(`/settings/templates/${name}`)
    : answer({
        done: say('Version {version} is published: the next mail has these words.', { version }),
        kept: version,
      });
}

const answer = (said: Partial<EditorAnswer>, status = 200) =>
  data<EditorAnswer>({ faults: {}, fault: null, done: null, kept: null, ...said }, { status });

const overtaken = toSay(
  'Somebody has saved another version meanwhile. Load the page again and look at it first.',
);

const notFound = () => new Response('No such template', { status: 404 });

function requireName(name: string | undefined): string {
  if (!name || name.length > 100 || !templateName.test(name)) throw notFound();
  return name;
}

function readId(value: FormDataEntryValue | null): number | null {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

export default function TemplatePage() {
  const view = useLoaderData<typeof loader>();
  return <TemplateEditor key={view.name} view={view} />;
}

export function ErrorBoundary() {
  return <PageFault />;
}
