import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { useTestDatabase } from '../test/database.ts';
import { readReplyFiles, safeName } from './reply-files.ts';

const desk = useTestDatabase();

const read = (files: readonly File[], text = '') => {
  const form = new FormData();
  for (const file of files) form.append('files', file);
  return readReplyFiles(desk.db, { form, text, html: '', draftOf: null, domain: 'shop.test' });
};

describe('a file that an agent sends along', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ann\\invoice.pdf', 'invoice.pdf'],
    ['photo\u202egpj.exe', 'photo_gpj.exe'],
    ['a\r\nBcc: x.txt', 'a_Bcc_ x.txt'],
    ['...', 'file'],
    ['účtenka č. 1.pdf', 'účtenka č. 1.pdf'],
  ])('named %j goes out as %j', (name, expected) => expect(safeName(name)).toBe(expected));

  test('has a name without folders and controls, whatever it was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });

  test('is shown in the text where it is a picture that the text marks', async () => {
    const png = new File(['png'], 'image-1.png', { type: 'image/png' });
    const page = new File(['<script>'], 'page.html', { type: 'text/html' });
    const { files } = await read([png, page], 'See [image: image-1.png] and [image: page.html]');
    expect(files).toMatchObject([
      { filename: 'image-1.png', contentId: expect.stringMatching(/^[0-9a-f]{24}@shop\.test$/) },
      { filename: 'page.html', contentId: null, contentType: 'text/html' },
    ]);
  });

  test('is refused with a word where all of them are too large or too many', async () => {
    const large = new File([new Uint8Array(11 * 1024 * 1024)], 'a.bin');
    expect((await read([large, large])).fault).toContain('20 MB');
    expect((await read([large])).fault).toBeNull();
    expect((await read(Array.from({ length: 21 }, (_, n) => new File(['x'], `${n}`)))).fault).toContain('20');
  });
});
