// A mail that the built-in engine is not sure about and that nothing else keeps from the provider, whatever model is shipped.

import { decide } from '../../triage/decide/decide.ts';
import { whyNotAsked } from '../../triage/provider/ask.ts';
import type { Model } from '../../triage/understand/model.ts';
import { understand } from '../../triage/understand/understand.ts';
import { situation } from '../situations.ts';

const subject = 'A visit';
const candidates = [
  'Hello, I am coming by with my mother at the weekend, would there be somebody in?',
  'Hello, it is about the thing from the other week, the blue one, would that still work out?',
  'Hi, my neighbour says one can get it from you as well, how would we go about that?',
  'Good morning, following up on the below, what is the usual way with these?',
  'Hello, I was wondering about the one in the window, and about Thursday.',
];

export function vagueMail(model: Model): { subject: string; text: string; quote: string } {
  const text = candidates.find((each) => {
    const reading = understand({ subject, text: each }, model);
    const judged = decide(situation({ understanding: reading, mail: { words: `${subject}\n${each}` } }));
    return reading.confidence < 0.8 && whyNotAsked(reading, judged, each) === null;
  });
  if (text === undefined) throw new Error('The built-in engine is sure of all of them: write vaguer ones');
  return { subject, text, quote: text.slice(text.indexOf(',') + 2, -1) };
}
