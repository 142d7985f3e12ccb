// What the address of the figures may ask for.

import { z } from 'zod';

import { daysBefore } from '../view/figures-view.ts';
import { toSay } from '../words/say.ts';

/** As many days as a chart of days can show. */
const mostDays = 92;

const day = z.iso.date(toSay('Use a date such as 2026-11-22.'));
export const figuresQuery = z
  .object({ from: day, to: day })
  .partial()
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: toSay('Ends before it begins.'),
  })
  .refine(({ from, to }) => !from || !to || daysBefore(to, mostDays - 1) <= from, {
    path: ['to'],
    message: toSay('At most 92 days at once.'),
  });
