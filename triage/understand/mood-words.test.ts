import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { projectRoot } from '../../test/project-root.ts';
import { loadModel } from './model.ts';
import { understand } from './understand.ts';

const model = loadModel(readFileSync(path.join(projectRoot, 'triage', 'model', 'base.model')));
/** The default limits of the policy. */
const limit = 0.5;
const toneOf = (text: string) => understand({ subject: '', text }, model).tone;

/** A calm question beside it, as most of them come. */
const en = 'Where is my order 10-4471?';
const de = 'Wo ist meine Bestellung 10-4471?';

describe('one angry sentence is heard beside a calm question', () => {
  test.each([
    `What a shambles. ${en}`,
    `Your company is a joke. ${en}`,
    `I am livid. ${en}`,
    `I am at the end of my patience. ${en}`,
    `Nobody has seen fit to reply to my last three messages. ${en}`,
    `I note with regret that my mails are not worth an answer to you. ${en}`,
    `I have written twice and called four times. ${en}`,
    `Either it is here tomorrow or you have lost me as a customer. ${en}`,
    `I shall leave a review that reflects this. ${en}`,
    `Was für ein Saftladen! ${de}`,
    `Eine Frechheit. ${de}`,
    `Meine Geduld ist am Ende. ${de}`,
    `Ich bin stinksauer. ${de}`,
    `Das war das letzte Mal, dass ich bei Ihnen bestellt habe. ${de}`,
    `Ich schreibe Ihnen nun zum dritten Mal. ${de}`,
    `Ich stelle fest, dass Sie es nicht für nötig halten, mir zu antworten. ${de}`,
    `So geht man mit Kunden nicht um. ${de}`,
    `I have been more than patient with you. ${en}`,
    `I am tired of chasing you. ${en}`,
    `I have lost all confidence in you. ${en}`,
    `Is anybody at all working there? ${en}`,
    `Ihr solltet euch schämen. ${de}`,
    `Spart euch die Ausreden. ${de}`,
    `Ihr macht mich wahnsinnig. ${de}`,
    `Could you at least pretend to care? ${en}`,
    `Ich habe die Warterei satt. ${de}`,
    `Was ist bei euch eigentlich los? ${de}`,
  ])('%s', (text) => expect(toneOf(text).anger).toBeGreaterThanOrEqual(limit));
});

describe('praise for a failure is heard as what it is', () => {
  test.each([
    `Na toll, wieder keine Lieferung. ${de}`,
    `Toll. Wieder keiner da. ${de}`,
    `Super Service, wirklich. Drei Wochen und immer noch nichts angekommen. ${de}`,
    `Ich bin begeistert: immer noch keine Lampe. ${de}`,
    `Herzlichen Glückwunsch, zum dritten Mal das Passwort verloren. ${de}`,
    `Danke für nichts. ${de}`,
    `Lovely. Another no-show. ${en}`,
    `Great job, guys: still nothing. ${en}`,
    `Thank you so much for sending me two left shoes. ${en}`,
    `I only paid three weeks ago, so whenever you can be bothered. ${en}`,
    `Congratulations on losing my parcel for the second time. ${en}`,
    `Carrier pigeons would have been faster. ${en}`,
    `So much for your next-day delivery. ${en}`,
    `Lucky me, I get to spend a third Saturday waiting for your van. ${en}`,
    `I could have built the lamp myself by now. ${en}`,
    `Da kommt Freude auf. ${de}`,
    `Bis das Paket kommt, bin ich in Rente. ${de}`,
    `Wunderbar, schon die dritte Woche ohne Lampe. ${de}`,
    `Toll, das ist jetzt der zweite Tag, an dem keiner kommt. ${de}`,
    `Great job, third week without a fridge. ${en}`,
  ])('%s', (text) => expect(toneOf(text).sarcasm).toBeGreaterThanOrEqual(limit));
});

describe('what only looks like a mood is none', () => {
  test.each([
    `I'm such an idiot, I forgot the number: 10-4471. When will it arrive?`,
    `I'm not angry at all. ${en}`,
    `I can't be bothered to go out today. ${en}`,
    `Sorry to bother you again. ${en}`,
    `Please ignore my last e-mail. ${en}`,
    `This is my third attempt to log in. How can I reset my password?`,
    'When is the last chance to order for delivery before Christmas?',
    'Great shop! I am in town on Saturday, are you open then?',
    'Great, thanks! And when will my other order arrive, it is still not here?',
    `It would be great if you could help, I am still waiting. ${en}`,
    `Lovely lamps! My old one is broken, so I will come by. When are you open?`,
    `I take it you're not open on Sundays. ${en}`,
    `Ich Trottel habe mein Passwort vergessen. Wie setze ich es zurück?`,
    `Das ist mir peinlich. ${de}`,
    `Ich bin nicht sauer. ${de}`,
    `Das letzte Mal, als ich bei Ihnen bestellt habe, ging alles gut. ${de}`,
    'Mir reicht der Standardversand. Was kostet er?',
    `Es wäre toll, wenn Sie mir helfen, das Paket ist immer noch nicht da. ${de}`,
    'Super Laden! Leider habe ich mein Passwort wieder vergessen. Wie setze ich es zurück?',
    'Na prima, dann komme ich am Samstag. Wann haben Sie geöffnet?',
    `Bitte ignorieren Sie meine letzte Mail. ${de}`,
    `Es war wohl niemand zu Hause. ${de}`,
    `Keine Eile. ${de}`,
    `Schöner Tag heute! ${de}`,
    `Schön, schon der dritte Tag ohne Regen! ${de}`,
    `Wunderbar, in der dritten Woche bin ich wieder in Leipzig. ${de}`,
    `Ich warte gern noch eine zweite Woche. ${de}`,
    `At least have a nice day! ${en}`,
    'Thank you so much for the lovely lamp! When are you open?',
    'You people are lovely. When are you open on Saturday?',
    'Damn this weather, haha. Are you open on Saturday?',
    'Are you guys open right now?',
    `Thank you for your patience with me. ${en}`,
    `Endlich ist bald Weihnachten! ${de}`,
  ])('%s', (text) => {
    const { anger, sarcasm } = toneOf(text);
    expect(anger).toBeLessThan(limit);
    expect(sarcasm).toBeLessThan(limit);
  });
});

test('the sentence that says it is the evidence', () => {
  const { evidence } = understand({ subject: '', text: `${de} Was für ein Saftladen!` }, model);
  expect(evidence.anger.map(({ text }) => text)).toEqual(['Was für ein Saftladen!']);
});

test.each(['Danke und Gruß', 'Herzlichen Dank und schöne Grüße', 'Thanks and best wishes'])(
  'a courtesy beside a question is no mood: %s',
  (text) => expect(toneOf(`${de}\n${text}`).anger).toBeLessThan(limit),
);
