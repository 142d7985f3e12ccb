// The dozen people who write to support in the practice world, each with a mailbox and a mail program of their own.

import type { MailProgram } from './mail-programs.ts';

export type Customer = Readonly<{
  name: string;
  /** Lower case; all under names reserved for examples (RFC 2606), so that no mail can ever reach a stranger. */
  email: string;
  /** A line for the practice page. */
  about: string;
  program: MailProgram;
  /** The language of the mail program, which is that of its "… wrote:" line. */
  programLanguage: 'en' | 'de';
  timeZone: string;
}>;

const list = [
  {
    name: 'Aoife Brennan',
    email: 'aoife.brennan@postbox.example',
    about: 'Galway, Ireland. Waits for a lamp and says thank you.',
    program: 'apple',
    programLanguage: 'en',
    timeZone: 'Europe/Dublin',
  },
  {
    name: 'Jonas Weber',
    email: 'jonas.weber@mailhaus.example',
    about: 'Leipzig, Germany. Writes in German.',
    program: 'thunderbird',
    programLanguage: 'de',
    timeZone: 'Europe/Berlin',
  },
  {
    name: 'Luca Ferrante',
    email: 'luca.ferrante@casella.example',
    about: 'Turin, Italy. Has several orders and forgets to say which one he means.',
    program: 'gmail',
    programLanguage: 'en',
    timeZone: 'Europe/Rome',
  },
  {
    name: 'Mira Kolářová',
    email: 'mira.kolarova@schranka.example',
    about: 'Brno, Czechia. Would like to visit the showroom, and to return a chair.',
    program: 'gmail',
    programLanguage: 'en',
    timeZone: 'Europe/Prague',
  },
  {
    name: 'Oliver Whitcombe',
    email: 'o.whitcombe@postbox.example',
    about: 'Leeds, United Kingdom. Got a broken table twice and has had enough.',
    program: 'outlook',
    programLanguage: 'en',
    timeZone: 'Europe/London',
  },
  {
    name: 'Priya Raman',
    email: 'priya.raman@brievenbus.example',
    about: 'Rotterdam, Netherlands. Locked out of her account; also needs an invoice for her books.',
    program: 'outlook',
    programLanguage: 'en',
    timeZone: 'Europe/Amsterdam',
  },
  {
    name: 'Daniel Okafor',
    email: 'd.okafor@postbox.example',
    about: 'Manchester, United Kingdom. Praises what went wrong.',
    program: 'apple',
    programLanguage: 'en',
    timeZone: 'Europe/London',
  },
  {
    name: 'Hannah Lindqvist',
    email: 'hannah.lindqvist@brevlada.example',
    about: 'Uppsala, Sweden. Is moving house and furnishing it.',
    program: 'gmail',
    programLanguage: 'en',
    timeZone: 'Europe/Stockholm',
  },
  {
    name: 'Sabine Krüger',
    email: 'sabine.krueger@mailhaus.example',
    about: 'Graz, Austria. Writes in German.',
    program: 'outlook',
    programLanguage: 'de',
    timeZone: 'Europe/Vienna',
  },
  {
    name: 'Camille Rousseau',
    email: 'camille.rousseau@courrier.example',
    about: 'Lyon, France. No longer wants what she ordered.',
    program: 'gmail',
    programLanguage: 'en',
    timeZone: 'Europe/Paris',
  },
  {
    name: 'Tomasz Zieliński',
    email: 'tomasz.zielinski@poczta.example',
    about: 'Kraków, Poland. On holiday: his mailbox answers every mail by itself, once.',
    program: 'thunderbird',
    programLanguage: 'en',
    timeZone: 'Europe/Warsaw',
  },
  {
    name: 'Ingrid Solberg',
    email: 'ingrid.solberg@postkasse.example',
    about: 'Bergen, Norway. Wants to speak to a person.',
    program: 'apple',
    programLanguage: 'en',
    timeZone: 'Europe/Oslo',
  },
] as const satisfies readonly Customer[];

export type CustomerEmail = (typeof list)[number]['email'];

export const customers: readonly (Customer & { email: CustomerEmail })[] = list;

export function findCustomer(email: string): Customer | null {
  return customers.find((customer) => customer.email === email.trim().toLowerCase()) ?? null;
}

/** Throws for an address that is none of theirs. */
export function requireCustomer(email: CustomerEmail): Customer {
  const customer = findCustomer(email);
  if (!customer) throw new Error(`No practice customer ${email}`);
  return customer;
}
