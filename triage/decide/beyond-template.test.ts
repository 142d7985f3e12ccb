import { expect, test } from 'vitest';

import { order } from '../../test/order.ts';
import { isBeyondTemplate, isOfNoOrder } from './beyond-template.ts';
import { isBeyondReset, needsEyes } from './order-words.ts';

test.each([
  'I stood in front of your shop at 11 and the door was locked.',
  'Ich stand gestern vor verschlossener Tür.',
  'Until when is the pick-up point open?',
  'The hours on your site are wrong.',
])('"%s" is not answered by our opening hours', (words) => {
  expect(isBeyondTemplate('opening_hours', words)).toBe(true);
});

test.each([
  'Are you closed on Sunday?',
  'I was told you close at five, is that so?',
  'Bis wann habt ihr auf?',
])('"%s" is', (words) => {
  expect(isBeyondTemplate('opening_hours', words)).toBe(false);
});

test('where an order goes to is for a person, where it is is not', () => {
  const beyond = (words: string) => isBeyondTemplate('order_status', words);
  expect(beyond('Where is 10-4471, and which address does it go to?')).toBe(true);
  expect(beyond('Where is my order? My address on record is eva@customer.test.')).toBe(true);
  expect(beyond('Wo ist 10-4471 und an welche Adresse geht es?')).toBe(true);
  expect(beyond('Where is my order? I live at 5 High Street.')).toBe(false);
});

test('an account is opened and closed by a person, and got into again with a new password', () => {
  const beyond = (words: string) => isBeyondTemplate('password_reset', words);
  expect(beyond('Can you open my account again please?')).toBe(true);
  expect(beyond('Bitte mein Kundenkonto wieder freischalten.')).toBe(true);
  expect(beyond('I cannot get into my account, I forgot my password.')).toBe(false);
  expect(beyond('Ich komme nicht mehr in mein Konto, Passwort vergessen.')).toBe(false);
});

test('who waits for a technician is not asked for the number of an order, who waits for a parcel is', () => {
  expect(isOfNoOrder('order_status', 'When will the technician be here?')).toBe(true);
  expect(isOfNoOrder('order_status', 'Wann kommt der Monteur?')).toBe(true);
  expect(isOfNoOrder('order_status', 'I have an appointment at two, when does my parcel come?')).toBe(false);
  expect(isOfNoOrder('change_order_address', 'Please change the e-mail address of my account.')).toBe(true);
});

const delivered = order({ number: '10-6000', customerEmail: 'lena@customer.test', status: 'delivered' });
const shipped = order({ number: '10-4471', customerEmail: 'eva@customer.test' });

test.each([
  'Tracking says delivered, the doorstep is empty.',
  'Es steht kein Karton im Treppenhaus.',
  'I was at home and nobody rang.',
])('a person sees to "%s" where the order was delivered', (words) => {
  expect(needsEyes(delivered, words)).toBe(true);
});

test.each(['Has it been delivered? I am not at home.', 'No rush, when was it delivered?', 'Wo ist 10-6000?'])(
  '"%s" is answered where the order was delivered',
  (words) => {
    expect(needsEyes(delivered, words)).toBe(false);
  },
);

test('what is to be done with a parcel, and what comes in its place, is for a person', () => {
  expect(needsEyes(shipped, 'Where is it? Please leave it with the neighbour.')).toBe(true);
  expect(needsEyes(shipped, 'You promised a replacement, when will it come?')).toBe(true);
  expect(needsEyes(shipped, 'Wo ist es? Bitte sagen Sie mir Bescheid.')).toBe(false);
});

test('who lacks a code, or has a password that is right, is not helped by a new password', () => {
  expect(isBeyondReset('I do not get the verification code.')).toBe(true);
  expect(isBeyondReset('My password is correct, still I cannot sign in.')).toBe(true);
  expect(isBeyondReset('How do I reset my password?')).toBe(false);
});

test('a password whose mailbox is gone is for a person: the way to a new one leads through it', () => {
  const beyond = (words: string) => isBeyondTemplate('password_reset', words);
  expect(beyond('I forgot my password and no longer have the e-mail address I signed up with.')).toBe(true);
  expect(beyond('Passwort vergessen, und auf mein altes Postfach habe ich keinen Zugriff.')).toBe(true);
  expect(beyond('I forgot my password. Please answer by e-mail.')).toBe(false);
  expect(beyond('Ich habe mein Passwort vergessen, bitte schicken Sie mir eine Mail.')).toBe(false);
});
