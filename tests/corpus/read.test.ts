import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { decodeText } from '../../src/corpus/decode-text.ts';
import { compileFurniture } from '../../src/corpus/find-blocks.ts';
import { readHtml } from '../../src/corpus/formats/read-html.ts';
import { isoDate } from '../../src/corpus/iso-date.ts';
import { readArticles } from '../../src/corpus/read-articles.ts';
import { repairText } from '../../src/corpus/repair-text.ts';
import { decodeWindows1252 } from '../../src/corpus/windows-1252.ts';
import { schema } from '../bundled.ts';

const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const blocksOf = (text: string) => {
  const article = articleFromText(text, { id: 'a', furniture });
  return article.blocks.map((block) => `${block.kind}: ${article.repaired.slice(block.start, block.end)}`);
};

describe('bytes', () => {
  const text = 'Kyiv’s ally — a “friend”';
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  test('Windows-1252', () => {
    expect(decodeText(Uint8Array.of(0x41, 0x92, 0x73))).toEqual({ text: 'A’s', encoding: 'windows-1252' });
  });

  test('a binary file is no text', () => {
    expect(decodeText(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))).toBeUndefined();
  });
});

describe('UTF-8 decoded once too often', () => {
  test('is mended', () => {
    expect(repairText('operation â€” with Ã©lan, Turkeyâ€™s').text).toBe('operation — with élan, Turkey’s');
  });

  test('text that only looks like it stays', () => {
    expect(repairText('Ça coûte 3 €').text).toBe('Ça coûte 3 €');
  });

  test('of a title too, and twice too often', () => {
    const damaged = decodeWindows1252(Buffer.from(decodeWindows1252(Buffer.from('Turkey’s é'))));
    expect(articleFromText('x', { id: 'a', title: damaged }).title).toBe('Turkey’s é');
  });

  test.each([1, 2])('offsets map back to where the character stood (damaged %d times)', (times) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '—', '’', 'é', 'b'), { maxLength: 30 }), (characters) => {
        const clean = characters.join('');
        const damage = (one: string) => decodeWindows1252(Buffer.from(one));
        const damaged = characters.map((one) =>
          one > '\u007f' ? (times === 1 ? damage(one) : damage(damage(one))) : one,
        );
        const { text, toSource } = repairText(damaged.join(''));
        expect(text).toBe(clean);
        let at = 0;
        for (const [index, part] of damaged.entries()) {
          expect(toSource(index)).toBe(at);
          at += part.length;
        }
      }),
    );
  });
});

describe('page furniture', () => {
  test.each([
    'Your browser is no longer supported. Please enable JavaScript and cookies.',
    'Only subscribers can comment. Please subscribe or log in first for digital access.',
    'Related: Talks collapse in Doha',
    'Source: Agencies',
    'Ann Lee in Nairobi and Bo Berg in Oslo contributed.',
    'Enlarge this image toggle caption Ann Lee/AP Ann Lee/AP',
    'By Ann Lee, White House reporter',
    'By Ann Lee, BBC News, Cairo',
    'Ann Lee in Nairobi contributed to this report.',
    'By Ann Lee',
    'Read more: What we know so far',
    'Share this article',
    'By Ann Lee and John Roe',
    '(Reporting by Ann Lee; editing by John Roe)',
    'We use cookies to improve your experience.',
    'Already a subscriber? Log in',
    'Story continues below advertisement',
    'Your email address will not be published.',
    'Image copyright Getty Images',
    'Comments (5)',
    '5 min read',
    '© 2020 The Example',
  ])('“%s” is left out', (line) => {
    expect(blocksOf(`The army left the town.\n${line}\n`)).toEqual(['paragraph: The army left the town.']);
  });

  test('a caption stays without its credit, and only once', () => {
    const caption = 'Soldiers of the national army enter the town of Kidal after a long siege.';
    expect(blocksOf(`${caption} (Ann Lee/AP)\n${caption} ( Image Source )\n`)).toEqual([`caption: ${caption}`]);
  });

  test('a story that speaks of subscribers is no furniture', () => {
    const line = 'The phone company said its subscribers in the north had lost access because rebels cut the cable.';
    expect(blocksOf(line)).toEqual([`paragraph: ${line}`]);
  });

  test.each([
    'By Monday Russia had withdrawn.',
    'Copyright law divides France and Germany.',
    'The ministry said it would register all refugees and give them access to aid.',
    'Published on Monday, the report by the UN in 2016 accused Syria of war crimes.',
    '“Sign in the agreement now and continue the talks,” the envoy said, asking for free access.',
    'Background: The rebels hold the east.',
  ])('“%s” is story', (line) => {
    expect(blocksOf(line)).toHaveLength(1);
  });

  test('a short line without a full stop is a heading', () => {
    expect(blocksOf('Army enters capital\nThe army entered the capital.')[0]).toBe('heading: Army enters capital');
  });
});

test('the main text of a page is found, with title and date', () => {
  const paragraph =
    '<p>The government of Kenya said on Monday that it would send more soldiers to the border, after rebels had attacked two villages there and killed nine people.</p>';
  const page = `<html><head><title>Kenya sends soldiers</title><meta property="article:published_time" content="2021-03-04T10:00:00Z"><meta property="og:site_name" content="The Example"></head><body><nav><a href="/">Home</a></nav><article><h1>Kenya sends soldiers</h1>${paragraph.repeat(4)}</article><footer>Contact us</footer></body></html>`;
  const story = readHtml(page);
  expect(story).toMatchObject({ publishedOn: '2021-03-04', publisher: 'The Example' });
  expect(story?.text).toContain('send more soldiers');
  expect(story?.text).not.toContain('Contact us');
});

test('a page nested deeper than any article is refused', () => {
  expect(readHtml(`<html><body>${'<div>'.repeat(5000)}x${'</div>'.repeat(5000)}</body></html>`)).toBeUndefined();
});

test('standard input is JSON Lines or one plain text', async () => {
  const results = [];
  for await (const result of readArticles(['-'], {
    stdin: Readable.from(['{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n']),
  }))
    results.push(result);
  expect(results.map((result) => (result.kind === 'article' ? result.article.id : 'problem'))).toEqual(['a', 'b']);
  for await (const result of readArticles(['-'], { stdin: Readable.from(['Just a text.\n']) }))
    expect(result.kind === 'article' && result.article.text).toBe('Just a text.\n');
});

test('dates are read only when they name a day', () => {
  expect([isoDate('2016-08-27'), isoDate('August 27, 2016'), isoDate('yesterday'), isoDate(null)]).toEqual([
    '2016-08-27',
    '2016-08-27',
    null,
    null,
  ]);
});

test.each([
  ['2024-06-12T23:30:00-07:00', '2024-06-12'],
  ['2024-6-2', '2024-06-02'],
  ['2024/06/12', '2024-06-12'],
  ['20240612', '2024-06-12'],
  ['Wed, 12 Jun 2024 23:30:00 -0700', '2024-06-12'],
  ['Updated 5:30 PM ET, Wed June 12, 2024', '2024-06-12'],
  ['May 5th, 2024', '2024-05-05'],
  ['5 Sept. 2024', '2024-09-05'],
  ['24-Feb-2022', '2022-02-24'],
  ['13/06/2024', '2024-06-13'],
  ['06/13/2024', '2024-06-13'],
  ['05.05.2024', '2024-05-05'],
  ['12/06/2024', null],
  ['12.06.2024', null],
  ['2024-02-31', null],
  ['2024-05', null],
  ['2024', null],
  ['June 2024', null],
  ['issue 7 of 2024', null],
  ['1718150400', null],
])('the date %s is %s: only what means one day', (text, day) => {
  expect(isoDate(text)).toBe(day);
});

test.each([
  '<!doctype html><html lang=en><meta property="article:published_time" content="2024-06-12"><title>Ties</title><h1>Ties</h1><p>Norway backs Sweden.<p>Iceland does not.',
  '<title>Ties</title><meta property="article:published_time" content="2024-06-12"><article><p>Norway backs Sweden.</p><p>Iceland does not.</p></article>',
])('a page that leaves out the tags that may be left out is read: %s', (html) => {
  const story = readHtml(html);
  expect(story?.text).toContain('Norway backs Sweden.\n\nIceland does not.');
  expect(story).toMatchObject({ title: 'Ties', publishedOn: '2024-06-12' });
});

test('a lone paragraph is a page', () => {
  expect(readHtml('<p>Norway backs Sweden.</p>')?.text).toBe('Norway backs Sweden.');
});
