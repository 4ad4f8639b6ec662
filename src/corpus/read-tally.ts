import { compareText } from '../base/ids.ts';
import type { Unread } from './formats/format.ts';
import { languageName } from './language.ts';

/** How many files, and how many articles of files that hold many, were not read, by why. */
export type ReadTally = { readonly files: Map<string, number>; readonly articles: Map<string, number> };

export const makeTally = (): ReadTally => ({ files: new Map(), articles: new Map() });

/** `.xlsx (no reader)`, `empty`, `in French`. */
export function unreadLabel(why: Unread, suffix: string): string {
  if (typeof why === 'object') return `in ${languageName(why.language)}`;
  if (why === 'empty' || why === 'without text' || why === 'read before') return why;
  return `${suffix === '' ? 'without suffix' : suffix} (${why})`;
}

export function countUnread(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1);
}

/** The lines at the end of a run: `9 files not read: 3 .xlsx (no reader), 2 empty, 4 in French.` */
export function tallyLines(tally: ReadTally): readonly string[] {
  return [tallyLine(tally.files, 'file'), tallyLine(tally.articles, 'article')].filter((line) => line !== '');
}

function tallyLine(counts: ReadonlyMap<string, number>, noun: string): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .map(([label, count]) => `${count} ${label}`);
  return `${total} ${noun}${total === 1 ? '' : 's'} not read: ${parts.join(', ')}.`;
}
