// Accounts in a real browser: the first admin, an invitation, two steps, sessions, and the company's own provider.

import { generate } from 'otplib';
import { expect, it } from 'vitest';

import { callbackPath } from '../../app/oidc.ts';
import { addAgent } from '../../db/agents.ts';
import { makeSetUpToken } from '../../db/set-up.ts';
import { seedAgent, seedManager, seedPassword } from '../seed/desk.ts';
import { useSignInProvider } from '../sign-in-provider.ts';
import { freePort } from './free-port.ts';
import { hold } from './hold.ts';
import { useSite } from './site.ts';

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const provider = useSignInProvider(() => `${url}${callbackPath}`);
const site = useSite(() => ({
  PORT: String(port),
  BATON_URL: url,
  BATON_OIDC_ISSUER: provider.settings.issuer,
  BATON_OIDC_CLIENT_ID: provider.settings.clientId,
  BATON_OIDC_CLIENT_SECRET: provider.settings.clientSecret,
  BATON_OIDC_LABEL: 'Acme',
}));

const ada = 'ada@shop.example';
const alive = 'html[data-alive]';

async function ensureAdmin() {
  await addAgent(site.test.db, { email: ada, name: 'Ada Admin', role: 'admin', password: seedPassword });
}

it('an invitation is made, passed on, and opens the inbox to who was invited', async () => {
  await ensureAdmin();
  await site.test.pool.query('update mailbox set sending_fault = $1', ['refused']);
  const page = await site.openSignedIn('/settings/people', { email: ada });
  await page.getByLabel('Name').fill('Eva Neu');
  await page.getByLabel('E-mail').fill('eva@shop.example');
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Manager' }).click();
  await page.getByRole('checkbox', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await page.getByRole('link', { name: 'Eva Neu' }).waitFor();

  const guest = await site.open({ expected: [/400 \(Bad Request\)/] });
  await guest.goto(link);
  await guest.getByLabel('New password').fill('short');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.getByText('Use at least 10 characters.').waitFor();
  await guest.getByLabel('New password').fill('a long password');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.waitForURL(`${url}/inbox`);
  await guest.goto(link);
  await guest.getByText('This link does not open anything').waitFor();

  await page.goto(`${url}/settings/audit?kind=person`);
  await page.getByText('invited a person').waitFor();
  await page.getByText('joined', { exact: false }).first().waitFor();
  await site.test.pool.query('update mailbox set sending_fault = null');
}, 90_000);

it('with the second step on, a code and then a recovery code sign in, by the keyboard alone', async () => {
  const page = await site.openSignedIn('/account/two-step', { email: seedAgent });
  await page.getByRole('button', { name: 'Begin' }).focus();
  await page.keyboard.press('Enter');
  const secret = (await page.locator('.two-step-secret').innerText()).replaceAll(' ', '');
  await expect
    .poll(() =>
      page.getByLabel('The code that the app shows now').evaluate((it) => it === document.activeElement),
    )
    .toBe(true);
  await page.keyboard.type(await generate({ secret }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  const codes = await page.locator('.recovery-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);

  const other = await site.open({ expected: [/400 \(Bad Request\)/] });
  await other.goto(`${url}/sign-in?to=/ledger`);
  await other.getByLabel('E-mail').fill(seedAgent);
  await other.getByLabel('Password').fill(seedPassword);
  await other.keyboard.press('Enter');
  await other.waitForURL(`${url}/sign-in/code?to=%2Fledger`);
  await other.locator(alive).waitFor({ state: 'attached' });
  await other.getByLabel('Code').fill('000000');
  await other.keyboard.press('Enter');
  await other.getByText('That code is wrong').waitFor();
  await other.getByLabel('Code').fill(codes[0]?.toLowerCase() ?? '');
  await other.keyboard.press('Enter');
  await other.waitForURL(`${url}/ledger`);
}, 90_000);

it('a code that is typed at once is heard, also while the page’s data is still on its way', async () => {
  const page = await site.openSignedIn('/account/two-step', { email: seedAgent });
  const letGo = await hold(page, /\.data/, (request) => request.method() === 'GET');
  await page.getByRole('button', { name: 'Begin' }).click();
  const secret = (await page.locator('.two-step-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('The code that the app shows now').fill(await generate({ secret }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  letGo();
  await page.unrouteAll({ behavior: 'wait' });
});

it('a session is ended from another browser, and its person comes back to where he was', async () => {
  const here = await site.openSignedIn('/account', { email: seedManager });
  const there = await site.openSignedIn('/ledger', { email: seedManager });
  await here.reload();
  await here.locator(alive).waitFor({ state: 'attached' });
  await here
    .getByRole('button', { name: /^End the session/ })
    .first()
    .click();
  await here.getByText('1 session has ended.').waitFor();
  await there.getByRole('button', { name: 'Mia Castellanos' }).click();
  // A form of a page: its person is led back to the page, not to where the form was sent.
  await there.getByRole('menuitemradio', { name: 'Dark' }).click();
  await there.waitForURL(`${url}/sign-in?to=%2Fledger`);
  await there.getByLabel('E-mail').fill(seedManager);
  await there.getByLabel('Password').fill(seedPassword);
  await there.getByRole('button', { name: 'Sign in' }).click();
  await there.waitForURL(`${url}/ledger`);
}, 90_000);

it('by the company’s provider an agent signs in, and somebody unknown is told what to do', async () => {
  provider.person = { email: seedManager, email_verified: true, name: 'Mia' };
  const page = await site.open();
  await page.goto(`${url}/sign-in?to=/ledger`);
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await page.waitForURL(`${url}/ledger`);

  provider.person = { email: 'stranger@shop.example', email_verified: true };
  const stranger = await site.open();
  await stranger.goto(`${url}/sign-in`);
  await stranger.getByRole('link', { name: 'Sign in with Acme' }).click();
  await stranger.getByText('There is no account here').waitFor();
}, 90_000);

it('who has forgotten the password is told the same, whoever it is', async () => {
  const page = await site.open();
  await page.goto(`${url}/sign-in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'A new password' }).waitFor();
  await page.getByLabel('E-mail').fill('nobody@shop.example');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByText('If nobody@shop.example has an account here').waitFor();
});

it('a new Baton is set up by its link, once', async () => {
  await site.test.pool.query('update conversation set assignee_id = null');
  await site.test.pool.query('delete from agent');
  const token = await makeSetUpToken(site.test.db, new Date());
  const page = await site.open();
  await page.goto(`${url}/set-up?token=${token}`);
  await page.getByLabel('Your name').fill('Grace');
  await page.getByLabel('E-mail').fill('grace@shop.example');
  await page.getByLabel('New password').fill('a long password');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.waitForURL(`${url}/inbox`);
  await page.goto(`${url}/settings/people`);
  await page.getByRole('link', { name: 'Grace' }).waitFor();
  const late = await site.open();
  await late.goto(`${url}/set-up?token=${token}`);
  await late.getByText('This link does not open anything').waitFor();
});
