import type { TextLine } from './text-lines.ts';

/** Heads and feet stand in the first and last lines of a page. */
const EDGE_LINES = 3;
/** A head is short. */
const LONGEST_HEAD = 120;
/** Without page breaks, a line must come so often to be a head. */
const FEWEST_REPEATS = 3;

const PAGE_NUMBER = /^(?:[-–—[(]\s*)?(?:(?:page|pg\.?|p\.)\s*)?\d{1,4}(?:\s*(?:of|\/|\|)\s*\d{1,4})?(?:\s*[-–—\])])?$/i;
const SAYS_PAGE =
  /(?:^|\s\s|[|•·–—-]\s?)(?:page|pg\.?)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$|^page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s\s|\s?[|•·–—-])/i;

/** A head that lost the gap before its number; a sentence would write it small. */
const ENDS_IN_PAGE = /^[^.!?]{1,80}\s(?:Page|PAGE)\s\d{1,4}(?:\s(?:of|OF|\/)\s\d{1,4})?$/;

/** What browsers print at the top and the bottom of each page: the hour of printing and the title, the address and the number. */
const PRINTED =
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s.{0,300})?$|^(?:https?|file):\/\/\S{4,500}(?:\s+\d{1,4}\/\d{1,4})?$/;

/** Whether a line is a page number, or a head that says one. */
export const saysPage = (content: string): boolean =>
  PRINTED.test(content) || PAGE_NUMBER.test(content) || SAYS_PAGE.test(content) || ENDS_IN_PAGE.test(content);

/** What a head says besides its page. */
export const withoutPage = (head: string): string =>
  head
    .replace(/(?<![\s|•·–—-])[\s|•·–—-]*\b(?:page|pg\.?)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[\s|•·–—-]*/i, ' ')
    .trim();

/** Indices of lines that belong to the page and not to its text: running heads and feet, and page numbers. */
export function findRunningHeads(lines: readonly TextLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  const edges = pageEdges(lines);
  const atEdges = countBy(edges, (at) => shapeOf(lines[at]));
  const pages = 1 + (lines.at(-1)?.page ?? 0);
  for (const at of edges) {
    const { content = '' } = lines[at] ?? {};
    const shape = shapeOf(lines[at]);
    const isRepeated = shape !== undefined && (atEdges.get(shape) ?? 0) >= Math.max(2, pages * 0.4);
    if (isRepeated || saysPage(content)) found.add(at);
  }
  for (const at of pageNumbersInText(lines)) found.add(at);
  for (const at of repeatedInText(lines)) found.add(at);
  return found;
}

/** The lines next to page breaks; of a text of one page, its first and last where they say that they are a head. */
function pageEdges(lines: readonly TextLine[]): readonly number[] {
  if ((lines.at(-1)?.page ?? 0) === 0) return onlyEdges(lines);
  const byPage = new Map<number, number[]>();
  for (const [at, line] of lines.entries()) {
    if (line.content === '') continue;
    const page = byPage.get(line.page) ?? [];
    byPage.set(line.page, page);
    page.push(at);
  }
  return [...byPage.values()].flatMap((page) => [
    ...new Set([...page.slice(0, EDGE_LINES), ...page.slice(-EDGE_LINES)]),
  ]);
}

function onlyEdges(lines: readonly TextLine[]): readonly number[] {
  const filled = lines.flatMap((line, at) => (line.content === '' ? [] : [at]));
  const says = (at: number) => {
    const { content = '' } = lines[at] ?? {};
    return PRINTED.test(content) || (/page/i.test(content) && saysPage(content));
  };
  return filled.length < 3 ? [] : [filled[0] ?? 0, filled.at(-1) ?? 0].filter(says);
}

/** A line with its numbers left out, so that the heads of all pages look alike; undefined for what is too long. */
function shapeOf(line: TextLine | undefined): string | undefined {
  if (line === undefined || line.content === '' || line.content.length > LONGEST_HEAD) return undefined;
  return line.content.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** Numbers alone on a line, in order: page numbers of a text that lost its page breaks. */
function pageNumbersInText(lines: readonly TextLine[]): readonly number[] {
  const alone = lines.flatMap((line, at) => {
    const number = PAGE_NUMBER.test(line.content) ? /\d+/.exec(line.content)?.[0] : undefined;
    return number === undefined ? [] : [{ at, number: Number(number), says: /^page|^pg/i.test(line.content) }];
  });
  const follows = (a: number, b: number) => alone[b] !== undefined && alone[b]?.number === (alone[a]?.number ?? 0) + 1;
  return alone.filter(({ says }, at) => says || follows(at, at + 1) || follows(at - 1, at)).map(({ at }) => at);
}

/** Lines that say a page and come again and again with another number, though no page break is left. */
function repeatedInText(lines: readonly TextLine[]): readonly number[] {
  const saying = lines.flatMap((line, at) => (SAYS_PAGE.test(line.content) ? [at] : []));
  const counts = countBy(saying, (at) => shapeOf(lines[at]));
  return saying.filter((at) => (counts.get(shapeOf(lines[at]) ?? '') ?? 0) >= FEWEST_REPEATS);
}

function countBy(items: readonly number[], keyOf: (item: number) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
