import type { KnownNames } from '../text/names/known-names.ts';
import type { Gazetteer } from './gazetteer.ts';

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
      let node: Gazetteer['root'] | undefined = gazetteer.root;
      let found: { length: number; what: string } | undefined;
      for (let at = first; at < folded.length; at += 1) {
        const word = folded[at] as string;
        if (word === '-' && at > first) continue;
        node = node.next?.get(word);
        if (node === undefined) break;
        const hit = node.hits[0];
        if (hit !== undefined) found = { length: at + 1 - first, what: whatOf(hit, gazetteer) };
      }
      return found;
    },
    marks: (word) => marks.get(word) ?? NONE,
  };
}

const NONE: readonly string[] = [];

function whatOf({ id, form }: Gazetteer['root']['hits'][number], gazetteer: Gazetteer): string {
  const { type, kind } = gazetteer.entries.get(id) ?? { type: 'group', kind: null };
  const what = kind === 'state' ? 'state' : type;
  return form === 'name' || form === 'alias' ? what : `${what}-${form}`;
}
