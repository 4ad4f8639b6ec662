import type { KnownNames } from '../text/names/known-names.ts';
import type { Hit } from '../text/names/name-forms.ts';
import { formsAt, type Gazetteer } from './gazetteer.ts';

/** Word lists that tell the name finder something, with the mark of each. */
const MARKS: readonly (readonly [mark: string, list: string])[] = [
  ['office', 'titles/offices'],
  ['title', 'titles/courtesy'],
  ['former', 'titles/qualifiers'],
  ['first', 'coreference/male'],
  ['first', 'coreference/female'],
  ['body', 'description-heads/organisation'],
  ['land', 'description-heads/places'],
  ['organ', 'state-phrases/ministries'],
];

/** The gazetteer as the name finder asks it. */
export function knownNames(gazetteer: Gazetteer): KnownNames {
  const marks = new Map<string, string[]>();
  for (const [mark, list] of MARKS)
    for (const word of gazetteer.words(list)) {
      const known = marks.get(word);
      if (known === undefined) marks.set(word, [mark]);
      else if (!known.includes(mark)) known.push(mark);
    }
  return {
    longest: (folded, first) => {
      let found: { length: number; what: string } | undefined;
      for (const { hits, last } of formsAt(gazetteer, folded, first))
        if (hits[0] !== undefined) found = { length: last - first, what: whatOf(hits[0], gazetteer) };
      return found;
    },
    marks: (word) => marks.get(word) ?? NONE,
  };
}

const NONE: readonly string[] = [];

function whatOf({ id, form }: Hit, gazetteer: Gazetteer): string {
  const { type, kind } = gazetteer.entries.get(id) ?? { type: 'group', kind: null };
  const what = kind === 'state' ? 'state' : type;
  return form === 'name' || form === 'alias' ? what : `${what}-${form}`;
}
