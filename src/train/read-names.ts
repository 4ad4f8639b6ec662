import { readFileSync } from 'node:fs';
import { StancegraphError } from '../base/errors.ts';
import type { NameType } from '../text/names/find-names.ts';
import type { GoldSentence } from './read-treebank.ts';

/** A sentence with its names: half-open, never overlapping, in order. */
export type NamedSentence = { readonly forms: readonly string[]; readonly names: readonly GoldName[] };
export type GoldName = { readonly first: number; readonly last: number; readonly type: NameType };

/** The types of CrossNER politics (Liu et al. 2021) as ours. */
const CROSSNER_TYPES: Readonly<Record<string, NameType>> = {
  politician: 'person',
  person: 'person',
  organisation: 'group',
  politicalparty: 'group',
  location: 'place',
  country: 'place',
};

/**
 * Reads a file of CrossNER: a word and its tag (B-TYPE, I-TYPE, O) a line, an empty line between sentences.
 * @throws StancegraphError FILE_UNREADABLE when it is not there or a line has no tag.
 */
export function readCrossner(path: string): readonly NamedSentence[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StancegraphError('FILE_UNREADABLE', 'There is no such file.', { place: { file: path }, cause });
  }
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const rows = block
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/));
      return { forms: rows.map(([form = '']) => form), names: namesOfTags(rows.map((row) => row.at(-1) ?? 'O')) };
    });
}

function namesOfTags(tags: readonly string[]): readonly GoldName[] {
  const names: GoldName[] = [];
  for (let first = 0; first < tags.length; first += 1) {
    const tag = tags[first] as string;
    if (!tag.startsWith('B-')) continue;
    let last = first + 1;
    while (tags[last] === `I-${tag.slice(2)}`) last += 1;
    names.push({ first, last, type: CROSSNER_TYPES[tag.slice(2)] ?? 'other' });
  }
  return names;
}

const GUM_TYPES: Readonly<Record<string, NameType>> = { person: 'person', organization: 'group', place: 'place' };

/**
 * The names among GUM's entity spans (`Entity=(12-person-...` in MISC): the proper nouns about the head of a span, with
 * "of" and "the" between them, of the outermost span that has them.
 */
export function namesOfGum(sentence: GoldSentence): readonly GoldName[] {
  const names: GoldName[] = [];
  for (const { first, last, type } of entitySpans(sentence).sort((a, b) => b.last - b.first - (a.last - a.first))) {
    const name = properPart(sentence, { first, last }, type);
    if (name === undefined) continue;
    if (names.every((other) => name.last <= other.first || other.last <= name.first)) names.push(name);
  }
  return names.sort((a, b) => a.first - b.first);
}

type Span = { readonly first: number; readonly last: number; readonly type: NameType };

function entitySpans({ misc }: GoldSentence): Span[] {
  const spans: Span[] = [];
  const open: { readonly id: string; readonly first: number; readonly type: string }[] = [];
  for (const [at, column] of misc.entries()) {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(column)?.[1] ?? '';
    for (const [part] of value.matchAll(/\(\d+-[^()]*\)?|\d+\)/g)) {
      const [, id = '', type = ''] = /^\(?(\d+)-?([a-z]*)/.exec(part) ?? [];
      if (part.startsWith('(')) open.push({ id, first: at, type });
      if (!part.endsWith(')')) continue;
      const index = open.findLastIndex((one) => one.id === id);
      const start = open[index];
      if (start === undefined) continue;
      open.splice(index, 1);
      if (start.type !== 'time')
        spans.push({ first: start.first, last: at + 1, type: GUM_TYPES[start.type] ?? 'other' });
    }
  }
  return spans;
}

const TITLE =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sen|Rep|Representative|Governor|Gov|King|Queen|Prince|Princess|Sir|Lord|Lady|Pope|Chancellor|Minister|Secretary|General|Captain|Judge|Justice|Saint|St)\.?$/;

function properPart(
  { forms, xpos, heads }: GoldSentence,
  span: Span | Omit<Span, 'type'>,
  type: NameType,
): GoldName | undefined {
  const isProper = (at: number) => /^NNPS?$/.test(xpos[at] ?? '') && /\p{Lu}|\d/u.test(forms[at] ?? '');
  let head = -1;
  for (let at = span.first; at < span.last; at += 1) {
    const governor = heads[at] as number;
    if (governor < span.first || governor >= span.last) head = at;
  }
  if (head === -1 || !isProper(head)) return undefined;
  const isLink = (at: number) =>
    type === 'person'
      ? /^(?:-|de|van|von|der|al|bin|la|da)$/i.test(forms[at] ?? '')
      : /^(?:of|the|and|for|&|-|['’]s|de|on)$/.test(forms[at] ?? '');
  let [first, last] = [head, head + 1];
  const reach = (from: number, step: 1 | -1, end: number) => {
    let far = from;
    for (let at = from + step; at !== end && Math.abs(at - far) < 4; at += step) {
      if (isProper(at)) far = at;
      else if (!isLink(at)) break;
    }
    return far;
  };
  first = reach(head, -1, span.first - 1);
  last = reach(head, 1, span.last) + 1;
  while (type === 'person' && first < last - 1 && TITLE.test(forms[first] ?? '')) first += 1;
  return { first, last, type };
}
