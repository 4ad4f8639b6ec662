import type { Frame, Schema } from './schema.ts';

/**
 * Frames of `lexicon/classes.yaml`, where words stand by the relation that they tell of: `arraign`, `lay down + arm/gun` (with
 * one of these as the object), `find = guilty` (as its complement), `take > into custody/jail` (behind the preposition); before the sign, words
 * of one meaning, each with its particle: `lift/roll back + ban/tariff`.
 */
export function classFrames({ lexicon, relations }: Pick<Schema, 'lexicon' | 'relations'>): readonly Frame[] {
  const lists = lexicon['classes'] ?? {};
  return Object.entries(lists).flatMap(([list, entries]) => {
    const [kind, relation = ''] = list.split('.');
    const pos = kind === 'nouns' ? 'noun' : 'verb';
    return relations.has(relation) ? entries.flatMap((entry) => framesOf(entry, pos, relation)) : [];
  });
}

function framesOf(entry: string, pos: Frame['pos'], relation: string): readonly Frame[] {
  const [, heads = '', sign, rest = ''] = /^([^+>=]+?)(?: ([+>=]) (.+))?$/.exec(entry) ?? [];
  return heads.split('/').map((head): Frame => {
    const [lemma = '', particle = null] = head.split(' ');
    return {
      id: `${head.replaceAll(' ', '-')}.class`,
      pos,
      lemma,
      particle,
      object: sign === '+' ? rest.split('/') : [],
      with: withOf(sign, rest),
      relation,
      source: ['nsubj'],
      // Where a word asks for more, another frame that finds the end in its slots is the likelier one.
      target: pos === 'verb' && sign === undefined ? ['obj', 'xcomp'] : [],
      modality: null,
      sourceTypes: [],
      targetTypes: [],
      confidence: 0.5,
      veto: false,
      isOwn: false,
      examples: [],
      place: { file: 'lexicon/classes.yaml', line: 1, column: 1 },
    };
  });
}

function withOf(sign: string | undefined, rest: string): Frame['with'] {
  if (sign === '=') return { xcomp: rest.split('/') };
  const [preposition = '', behind = ''] = rest.split(' ');
  return sign === '>' ? { [`obl:${preposition}`]: behind.split('/') } : {};
}
