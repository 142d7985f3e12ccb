// What the page of a webhook takes.

import { z } from 'zod';

import { type HookEvent, type HookSettings, hookEvents } from '../../db/webhooks.ts';
import { toSay } from '../words/say.ts';

const checked = z.literal('on').optional();

const settings = z
  .object({
    intent: z.literal('save'),
    url: z.string().trim().max(2_000, toSay('That address is too long.')),
    enabled: checked,
    ownNetwork: checked,
    withDetails: checked,
    ...(Object.fromEntries(hookEvents.map((event) => [event, checked])) as Record<HookEvent, typeof checked>),
  })
  .superRefine((form, context) => {
    const fault = urlFault(form.url, form.ownNetwork === 'on');
    if (fault) context.addIssue({ code: 'custom', path: ['url'], message: fault });
    if (!hookEvents.some((event) => form[event] === 'on')) {
      const message = toSay('Choose at least one event.');
      context.addIssue({ code: 'custom', path: ['events'], message });
    }
  });

export const webhookForm = z.discriminatedUnion('intent', [
  settings,
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('new-secret') }),
  z.object({ intent: z.literal('remove') }),
  z.object({ intent: z.literal('resend'), delivery: z.coerce.number().int().positive() }),
]);

function urlFault(text: string, ownNetwork: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    return toSay('Use an address such as https://shop.example/baton.');
  if (url.username || url.password)
    return toSay('The address must not hold a password: what is sent is signed with the secret.');
  if (url.protocol === 'http:' && !ownNetwork)
    return toSay('It must begin with https://, unless its host is in your own network.');
  return null;
}

export const toHookSettings = (form: z.output<typeof settings>): HookSettings => ({
  url: form.url,
  events: hookEvents.filter((event) => form[event] === 'on'),
  enabled: form.enabled === 'on',
  ownNetwork: form.ownNetwork === 'on',
  withDetails: form.withDetails === 'on',
});
