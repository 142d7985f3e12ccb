// The practice world's company: a web shop for furniture and home goods that exists nowhere else.

import type { Policy } from '../triage/policy.ts';

export const company: Policy['company'] = {
  name: 'Halden & Home',
  passwordResetUrl: 'https://www.halden.example/account/reset',
  delivery: [
    { name: 'Parcel delivery', days: '3 to 5 working days', price: '4.90 EUR' },
    { name: 'Express parcel', days: '1 to 2 working days', price: '11.90 EUR' },
    {
      name: 'Furniture delivery to the room of your choice',
      days: '7 to 12 working days',
      price: '39.00 EUR',
    },
  ],
};

export const supportAddress = 'support@halden.example';

/** The name of the receiving server: in trace fields, and whose Authentication-Results are to be believed. */
export const authservId = 'mx.halden.example';
