// What the address of the figures may ask for.

import { z } from 'zod';

import { daysBefore } from '../view/figures-view.ts';

/** As many days as a chart of days can show. */
const mostDays = 92;

const day = z.iso.date('Use a date such as 2026-11-22.');
export const figuresQuery = z
  .object({ from: day, to: day })
  .partial()
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'Ends before it begins.' })
  .refine(({ from, to }) => !from || !to || daysBefore(to, mostDays - 1) <= from, {
    path: ['to'],
    message: `At most ${mostDays} days at once.`,
  });
