import { type ChosenMention, placeOf } from '../mentions/choose-mentions.ts';
import { type Gazetteer, matchForm } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { type Document, type Word, wordsIn } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Hit } from '../text/names/name-forms.ts';
import type { ResolvedMention } from './entity.ts';

export type Naming = {
  readonly decided: ReadonlyMap<string, ResolvedMention>;
  readonly document: Document;
  readonly gazetteer: Gazetteer;
};

/**
 * "the Kurdish YPG", "the militant group Hezbollah" and "Egypt's Sinai Peninsula" are the listed group or place that ends the
 * phrase; "Senate Republicans" and "Putinized Russia" are no whole party and no state.
 */
export function describedNames(
  mentions: readonly ChosenMention[],
  { decided, document, gazetteer }: Naming,
): readonly (readonly [string, ResolvedMention])[] {
  return mentions.flatMap((one): (readonly [string, ResolvedMention])[] => {
    const own = decided.get(placeOf(one));
    const isListed = own !== undefined && gazetteer.entries.has(own.entity);
    if ((one.type !== 'group' && one.type !== 'place') || one.how === 'given' || isListed) return [];
    const words = wordsIn(document, one);
    const owner = words.findIndex(({ form }) => /^['’]s?$/.test(form));
    const isBefore = (word: Word, at: number): boolean =>
      isPlain(word, gazetteer) || isOfLand(words, at, gazetteer) || word.form === '-' || words[at + 1]?.form === '-';
    const plain = words.findIndex((word, index) => !isBefore(word, index));
    // "the Kurdish-led Syrian Democratic Forces": what looks like an adjective may be part of the name, and so may an owner.
    const starts = [...words.keys()].filter((at) => at > 0 && (at <= plain || (owner > 0 && at === owner + 1)));
    const at = starts.find((index) => listedAs(words.slice(index), gazetteer) !== undefined) ?? words.length;
    const entry = listedAs(words.slice(at), gazetteer);
    if (entry?.type !== one.type || (at > plain && !isOf(words.slice(0, owner), entry, gazetteer))) return [];
    const { id, kind, name } = entry;
    return [[placeOf(one), { ...one, kind, name, candidates: [id], entity: id }]];
  });
}

/** The one listed group or place that words name whole. */
function listedAs(words: readonly Word[], gazetteer: Gazetteer): GazetteerEntry | undefined {
  const [id, ...others] = new Set(hitsOf(formsOf(words), gazetteer).map((hit) => hit.id));
  const entry = id === undefined || others.length > 0 ? undefined : gazetteer.entries.get(id);
  const isPart = words.length === 1 && entry?.kind === 'party';
  return entry !== undefined && !isPart && !/^(?:state|country)$/.test(entry.kind ?? '') ? entry : undefined;
}

const formsOf = (words: readonly Word[]): readonly string[] => words.map(({ form }) => form);

/** "Egypt" of the Sinai Peninsula: the land in which something lies. */
const isOf = (words: readonly Word[], { country, partOf, actsFor }: GazetteerEntry, gazetteer: Gazetteer): boolean =>
  hitsOf(formsOf(words), gazetteer).some(({ id }) => id === country || id === partOf || id === actsFor);

/** What words mean whole in the lists. */
export function hitsOf(forms: readonly string[], gazetteer: Gazetteer): readonly Hit[] {
  const match = matchForm(gazetteer, forms, forms.map(foldForm), 0, true);
  return match?.last === forms.length ? match.hits : [];
}

const isPlain = ({ form, upos }: Word, { words }: Gazetteer): boolean =>
  !words('description-heads/parts').has(foldForm(form)) &&
  (/^[\p{Ll}-]+$/u.test(form) ? /^(?:ADJ|NOUN|DET|VERB)$/.test(upos) : upos === 'DET');

/** "Kurdish", "Lebanese", "South Korean": of a listed land or people. */
const isOfLand = (words: readonly Word[], at: number, gazetteer: Gazetteer): boolean =>
  [words.slice(at, at + 1), words.slice(at, at + 2), words.slice(Math.max(0, at - 1), at + 1)].some((some) =>
    hitsOf(formsOf(some), gazetteer).some(
      ({ form, id }) => form === 'adjective' || gazetteer.entries.get(id)?.kind === 'people',
    ),
  );
