import { describe, expect, test } from 'vitest';

import { speaksOfFile } from './attachment-words.ts';

describe('an answer that speaks of a file', () => {
  test.each([
    ['Please find attached the invoice.', 'attached'],
    ['Die Rechnung findest du im Anhang.', 'im Anhang'],
    ['Anbei die Rechnung.', 'Anbei'],
    ['Vous trouverez ci-joint la facture.', 'ci-joint'],
    ['V příloze posílám fakturu.', 'V příloze'],
    ['In allegato la fattura.', 'In allegato'],
    ['W załączniku faktura.', 'W załączniku'],
    ['See [image: a.png], attached.', 'attached'],
  ])('%j is told by %j', (text, word) => expect(speaksOfFile(text)).toBe(word));

  test.each(['Hello', 'We are unattached.', '> it was attached', 'Der Anhänger kommt morgen.'])(
    '%j does not',
    (text) => expect(speaksOfFile(text)).toBeNull(),
  );
});
