import type { ResolvedMention } from '../entities/entity.ts';
import type { Tree } from './tree.ts';

const JOINER = /^(?:and|or|&|as|well|but|also|both|,|the|an?|its|their|his|her|along|together|with)$/i;
const MAX_GAP = 7;

/**
 * Lists of names that stand side by side: "A, B and C". Parsers are weakest at coordination, and names make it plain on the surface
 * where the input vouches for them: only sentences with declared mentions are read so, on others trees err less. Mention -> all
 * members, itself included.
 */
export function findCoordination(
  tree: Tree,
  mentions: readonly ResolvedMention[],
): ReadonlyMap<ResolvedMention, readonly ResolvedMention[]> {
  const lists = new Map<ResolvedMention, readonly ResolvedMention[]>();
  if (!mentions.some(({ how }) => how === 'given')) return lists;
  const outer = mentions.filter((it) => !mentions.some((other) => isWithin(it, other)));
  for (const isPerson of [false, true]) {
    let list: ResolvedMention[] = [];
    for (const mention of outer
      .filter(({ type }) => (type === 'person') === isPerson)
      .sort((a, b) => a.first - b.first)) {
      const last = list.at(-1);
      if (last === undefined || !areJoined(tree, last.last, mention.first)) list = [];
      list.push(mention);
      lists.set(mention, list);
    }
  }
  return lists;
}

const isWithin = (it: ResolvedMention, other: ResolvedMention): boolean =>
  other.first <= it.first && it.last <= other.last && other.last - other.first > it.last - it.first;

/** Whether only words that join lie between two places. */
function areJoined({ words }: Tree, from: number, to: number): boolean {
  return to > from && to - from <= MAX_GAP && words.slice(from, to).every(({ form }) => JOINER.test(form));
}
