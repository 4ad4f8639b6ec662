import { type ChosenMention, placeOf } from '../mentions/choose-mentions.ts';
import { type Gazetteer, type Hit, matchForm } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Document, Word } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { ResolvedMention } from './entity.ts';

type Naming = {
  readonly decided: ReadonlyMap<string, ResolvedMention>;
  readonly document: Document;
  readonly gazetteer: Gazetteer;
};

/**
 * "the Kurdish YPG" and "the militant group Hezbollah" are the listed group that ends the phrase; "Senate Republicans" and
 * "Putinized Russia" are no whole party and no state.
 */
export function describedNames(
  mentions: readonly ChosenMention[],
  { decided, document, gazetteer }: Naming,
): readonly (readonly [string, ResolvedMention])[] {
  return mentions.flatMap((one): (readonly [string, ResolvedMention])[] => {
    const own = decided.get(placeOf(one));
    const isListed = own !== undefined && gazetteer.entries.has(own.entity);
    if (one.type !== 'group' || one.how === 'given' || isListed) return [];
    const words = document.sentences[one.sentence]?.words.slice(one.first, one.last) ?? [];
    const at = words.findIndex((word) => !isPlain(word) && !isOfLand(word.form, gazetteer));
    const entry = at < 1 ? undefined : groupNamed(words.slice(at), gazetteer);
    if (entry === undefined) return [];
    const { id, type, kind, name } = entry;
    return [[placeOf(one), { ...one, type, kind, name, candidates: [id], entity: id }]];
  });
}

/** The one listed group that words name whole. */
function groupNamed(words: readonly Word[], gazetteer: Gazetteer): GazetteerEntry | undefined {
  const hits = hitsOf(
    words.map(({ form }) => form),
    gazetteer,
  );
  const [id, ...others] = new Set(hits.map((hit) => hit.id));
  const entry = id === undefined || others.length > 0 ? undefined : gazetteer.entries.get(id);
  return entry?.type === 'group' && entry.kind !== 'state' && entry.kind !== 'party' ? entry : undefined;
}

/** What words mean whole in the lists. */
export function hitsOf(forms: readonly string[], gazetteer: Gazetteer): readonly Hit[] {
  const match = matchForm(gazetteer, forms, forms.map(foldForm), 0);
  return match?.last === forms.length ? match.hits : [];
}

const isPlain = ({ form, upos }: Word): boolean =>
  /^\p{Ll}+$/u.test(form) ? /^(?:ADJ|NOUN|DET|VERB)$/.test(upos) : upos === 'DET';

/** "Kurdish", "Lebanese": of a listed land or people. */
const isOfLand = (form: string, gazetteer: Gazetteer): boolean =>
  gazetteer.root.next
    ?.get(foldForm(form))
    ?.hits.some((hit) => hit.form === 'adjective' || gazetteer.entries.get(hit.id)?.kind === 'people') === true;
