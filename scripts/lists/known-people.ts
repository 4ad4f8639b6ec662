import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { makeEntityId } from '../../src/base/ids.ts';
import type { Row } from './row.ts';
import type { WrittenName } from './written-name.ts';

const GAZETTEER = 'graph-schema/gazetteer';

/** An entry of a hand-written file. */
export type HandEntry = {
  readonly id?: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly acts_for?: string;
  readonly country?: string;
  readonly offices?: readonly { readonly of: string }[];
};

/** Entries of a hand-written file. */
export const readYaml = (file: string): readonly HandEntry[] =>
  (parse(readFileSync(`${GAZETTEER}/${file}`, 'utf8')) as { readonly entries: readonly HandEntry[] }).entries;

/** Lines of a generated table, cut into cells. */
export const readTable = (file: string): readonly (readonly string[])[] =>
  readFileSync(`${GAZETTEER}/generated/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** `france` of a hand-written file is `group/france`. */
export const groupId = (slug: string): string => (slug.includes('/') ? slug : `group/${slug}`);

/** A name as newspapers write it, the family name last. */
export function inParts(name: string): WrittenName {
  const words = name.split(' ');
  const surname = words.slice(-1).map((word) => word.replace(/^(?:al|el)-/i, ''));
  return { given: words.slice(0, -1), surname, rest: [] };
}

/** Ids that other people of the lists have. */
export function takenIds(tables: readonly string[] = ['people.tsv']): ReadonlySet<string> {
  return new Set([
    ...tables.flatMap(readTable).map(([id = '']) => id),
    ...readYaml('people.yaml').map(({ id, name = '' }) => makeEntityId('person', id ?? name)),
  ]);
}

/** Ids from the names; with the state where the name alone is somebody else's. */
export function withIds(rows: readonly Row[], taken: ReadonlySet<string>): readonly Row[] {
  const counts = new Map<string, number>();
  const plain = rows.map(({ name }) => makeEntityId('person', name));
  for (const id of plain) counts.set(id, (counts.get(id) ?? 0) + 1);
  return rows.map((row, at): Row => {
    const id = plain[at] ?? '';
    const isShared = taken.has(id) || (counts.get(id) ?? 0) > 1;
    return { ...row, id: isShared ? makeEntityId('person', `${row.name} ${row.country.slice('group/'.length)}`) : id };
  });
}
