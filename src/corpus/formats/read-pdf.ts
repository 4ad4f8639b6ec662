import { getDocumentProxy } from 'unpdf';
import { isOutlet } from '../text/head-line.ts';
import { type Found, type Input, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { type PdfPage, readPage } from './pdf-layout.ts';
import type { PdfItem } from './pdf-rows.ts';
import { storiesOfDocument } from './read-office.ts';

const LARGEST_DOCUMENT = 200_000_000;
const MOST_PAGES = 5_000;
const LONGEST_TITLE = 240;

/** Reads .pdf by pdf.js: lines and columns by where their words stand, pages parted by form feeds. */
export async function* readPdf({ bytes }: Input): AsyncGenerator<Found> {
  const data = new Uint8Array(await collectBytes(bytes, LARGEST_DOCUMENT));
  const document = await openPdf(data);
  const pages: PdfPage[] = [];
  try {
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const runs = items.flatMap((item): readonly PdfItem[] => ('str' in item ? [itemOf(item)] : []));
      pages.push(readPage(runs, pages.at(-1)?.gutters));
      page.cleanup();
    }
  } catch {
    if (pages.length === 0) throw new UnreadError('damaged', 'The PDF is damaged.', 'Print it to a new PDF.');
  } finally {
    await document.loadingTask.destroy();
  }
  const text = pages.map((page) => page.text).join('\n\f');
  if (text.trim() === '')
    yield unread('without text', 'This PDF holds pictures and no text.', {
      hint: 'Run text recognition (OCR) on it first.',
    });
  else
    yield* storiesOfDocument(text, {
      layout: 'pages',
      title: titleOf(pages[0]),
      url: PRINTED_FROM.exec(text)?.[1] ?? null,
    });
}

/** Browsers print a page's address at its foot, with the number of the page. */
const PRINTED_FROM = /^(https?:\/\/\S{4,500})(?:\s+\d+\/\d+)?$/m;

/** The largest line of the first page that is no name of a paper. */
function titleOf(page: PdfPage | undefined): string | null {
  const title = page?.headings.find((line) => !isOutlet(line) && /\p{L}\P{L}+\p{L}/u.test(line));
  return title === undefined || title.length > LONGEST_TITLE ? null : title;
}

async function openPdf(data: Uint8Array) {
  try {
    return await getDocumentProxy(data, { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UnreadError('encrypted', 'The PDF is encrypted.', 'Save it without a password.');
    throw new UnreadError('damaged', 'The PDF is damaged or cut off.', 'Print it to a new PDF.');
  }
}

type RawItem = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
};

function itemOf({ str, transform, width, height, hasEOL }: RawItem): PdfItem {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return {
    text: str,
    x,
    y,
    width,
    height: height || Math.hypot(a, b) || 10,
    isUpright: Math.abs(b) < Math.abs(a) || a === 0,
    endsLine: hasEOL,
  };
}
