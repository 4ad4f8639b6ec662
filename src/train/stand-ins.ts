import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainForms } from '../text/net/word-features.ts';
import type { GoldSentence } from './read-treebank.ts';

/**
 * Names that may take each other's place while learning, so that trees do not hang on which state or town is named:
 * places of one word, peoples, and the rarer proper nouns of the treebank.
 */
export type NameLists = readonly [places: readonly string[], peoples: readonly string[], others: readonly string[]];

const TOWNS = 400;
/** A proper noun seen more often than this is its own. */
const RARE = 5;

/** @param folder gazetteer with `states.tsv` (identifier, kind, name, aliases, adjectives ...) and `cities.tsv` (name ...) */
export function readNameLists(folder: string, train: readonly GoldSentence[]): NameLists {
  const rows = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
  const states = rows('states.tsv');
  const isWord = (name: string | undefined): name is string => name !== undefined && /^\p{Lu}[\p{L}]+$/u.test(name);
  const towns = rows('cities.tsv').slice(0, TOWNS);
  const places = [...states.map(([, , name]) => name), ...towns.map(([name]) => name)].filter(isWord);
  const peoples = states.flatMap(([, , , , adjectives = '']) => adjectives.split('|')).filter(isWord);
  return [unique(places), unique(peoples), rareNames(train)];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

function rareNames(train: readonly GoldSentence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { forms, xpos } of train) {
    for (const [at, form] of plainForms(forms).entries())
      if (xpos[at] === 'NNP' && /^\p{Lu}\p{Ll}+$/u.test(form)) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count <= RARE)
    .map(([name]) => name)
    .sort();
}

/** Which list a word's stand-ins come from, -1 for none. */
export function makeListFinder(lists: NameLists): (form: string, xpos: string) => number {
  const [places, peoples, others] = lists.map((names) => new Set(names)) as [Set<string>, Set<string>, Set<string>];
  return (form, xpos) => {
    if (xpos === 'NNP' && places.has(form)) return 0;
    if (xpos === 'JJ' && peoples.has(form)) return 1;
    return xpos === 'NNP' && others.has(form) ? 2 : -1;
  };
}
