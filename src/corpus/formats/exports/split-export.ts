import type { Story } from '../format.ts';
import { splitEuropresse } from './europresse.ts';
import { type Splitter, storiesOfExport } from './export-article.ts';
import { splitFactiva } from './factiva.ts';
import { splitNexis } from './nexis.ts';
import { splitProquest } from './proquest.ts';

/** The databases whose exports are told by what stands in them, in the order in which they are asked. */
export const SPLITTERS: readonly (readonly [string, Splitter])[] = [
  ['Factiva', splitFactiva],
  ['Lexis and Nexis Uni', splitNexis],
  ['ProQuest', splitProquest],
  ['Europresse', splitEuropresse],
];

/** The articles of a text that a database wrote; undefined for any other text. */
export function splitExport(text: string): readonly Story[] | undefined {
  // A form feed ends a line too; offsets stay.
  const lines = text.replaceAll('\f', '\n');
  for (const [, split] of SPLITTERS) {
    const articles = split(lines);
    const stories = articles === undefined ? [] : storiesOfExport(text, articles);
    if (stories.length > 0) return stories;
  }
  return undefined;
}
