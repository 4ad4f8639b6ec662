import { getDocumentProxy } from 'unpdf';
import { type Found, type Input, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { type PdfItem, pageText } from './pdf-layout.ts';
import { storiesOfDocument } from './read-office.ts';

const LARGEST_DOCUMENT = 200_000_000;
const MOST_PAGES = 5_000;

/** Reads .pdf by pdf.js: lines and columns by where their words stand, pages parted by form feeds. */
export async function* readPdf({ bytes }: Input): AsyncGenerator<Found> {
  const data = new Uint8Array(await collectBytes(bytes, LARGEST_DOCUMENT));
  const document = await openPdf(data);
  const pages: string[] = [];
  try {
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(pageText(items.flatMap((item): readonly PdfItem[] => ('str' in item ? [itemOf(item)] : []))));
      page.cleanup();
    }
  } catch {
    if (pages.length === 0) throw new UnreadError('damaged', 'The PDF is damaged.', 'Print it to a new PDF.');
  } finally {
    await document.loadingTask.destroy();
  }
  const text = pages.join('\n\f');
  if (text.trim() === '')
    yield unread('without text', 'This PDF holds pictures and no text.', {
      hint: 'Run text recognition (OCR) on it first.',
    });
  else yield* storiesOfDocument(text);
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
};

function itemOf({ str, transform, width, height }: RawItem): PdfItem {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return {
    text: str,
    x,
    y,
    width,
    height: height || Math.hypot(a, b) || 10,
    isUpright: Math.abs(b) < Math.abs(a) || a === 0,
  };
}
