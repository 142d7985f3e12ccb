// Whoever decides and with which words: the policy and the templates of today, or those that somebody wants to try.

import type { Article } from '../compose/article.ts';
import { readTemplate, type Template } from '../compose/template.ts';
import type { Policy } from '../policy.ts';
import type { Proposal } from './proposal.ts';
import { templateInfos } from './template-infos.ts';
import type { TemplateInfo } from './types.ts';

export type Rules = Readonly<{
  policy: Policy;
  templates: readonly TemplateInfo[];
  /** The words themselves, footers too. */
  words: readonly Template[];
  articles: readonly Article[];
  /** All of the policy that stands in mails: what differs here may be heard. */
  spoken: string;
}>;

export function makeRules(policy: Policy, words: readonly Template[], articles: readonly Article[]): Rules {
  const { company, hours, teams } = policy;
  const heard = teams.map(({ key, name, hours }) => ({ key, name, hours }));
  const spoken = JSON.stringify({ company, hours, teams: heard });
  return { policy, templates: templateInfos(words), words, articles, spoken };
}

/** What is not in the proposal stays as it is today. Throws where a template of it cannot be read by this Baton. */
export function rulesWith(today: Rules, { policy, templates = [] }: Proposal): Rules {
  const proposed = templates.map(({ name, source }) => {
    const { template, faults } = readTemplate(name, source, 'tried');
    if (!template) throw new Error(`Template ${name} cannot be read: ${faults.length} faults`);
    return template;
  });
  const replaced = new Set(templates.map(({ name }) => name));
  const words = [...today.words.filter(({ name }) => !replaced.has(name)), ...proposed];
  return makeRules(policy ?? today.policy, words, today.articles);
}
