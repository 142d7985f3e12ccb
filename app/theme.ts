// Light, dark, or as the system has it: a choice kept in a cookie, so that the first paint is already right.

import { createCookie } from '@remix-run/node';

import type { ThemeChoice } from './view/theme.ts';

const themeCookie = createCookie('baton_theme', { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600 });

export async function readTheme(request: Request): Promise<ThemeChoice> {
  const value: unknown = await themeCookie.parse(request.headers.get('Cookie'));
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const writeTheme = (theme: ThemeChoice) => themeCookie.serialize(theme);
