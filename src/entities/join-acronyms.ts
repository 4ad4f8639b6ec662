import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Entity } from './entity.ts';

/** "FISC" is the Foreign Intelligence Surveillance Court of the same article, where only that has these first letters and no list knows better. */
export function joinAcronyms(made: Map<number, Entity>, { entries }: Gazetteer): void {
  const groups = [...made].filter(([, { type }]) => type === 'group');
  const byLetters = new Map<string, Map<string, Entity>>();
  for (const [, entity] of groups) {
    const letters = firstLetters(entity.name);
    if (letters.length > 2) byLetters.set(letters, (byLetters.get(letters) ?? new Map()).set(entity.id, entity));
  }
  for (const [cluster, { id, name }] of groups) {
    const acronym = name.replace(/\./g, '');
    const [whole, ...others] =
      /^\p{Lu}{3,8}$/u.test(acronym) && !entries.has(id) ? (byLetters.get(acronym)?.values() ?? []) : [];
    if (whole !== undefined && others.length === 0) made.set(cluster, whole);
  }
}

/** Of the words in capitals. */
const firstLetters = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
