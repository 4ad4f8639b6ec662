import { type EntityId, makeEntityId, typeOf } from '../base/ids.ts';
import { type ChosenMention, shareOf } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { sharedName } from '../mentions/shared-names.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { type Document, wordsIn } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import { hitsOf } from './described-names.ts';

/** Of a country's name: actor and place are both meant from here on. */
export const TWIN_LEAST = 0.5;

/** A name as the lists have it where the words around it, or what the net takes it for, say which. */
export const asMeant = (mention: ChosenMention, document: Document, gazetteer: Gazetteer): ChosenMention =>
  asOwnOrgan(asListed(asCapital(mention, document, gazetteer), document, gazetteer), document, gazetteer);

/**
 * A capital that the net takes for a place is the town, and one that it takes for a group the state that it is the seat of; but where the
 * words around a name tell what it means ("Washington Gov. X"), it is that, whatever the net takes it for.
 */
function asCapital(mention: ChosenMention, document: Document, gazetteer: Gazetteer): ChosenMention {
  const { surface, types, how, sentence, first, last } = mention;
  if (how === 'given') return mention;
  const as = (entry: GazetteerEntry | undefined): ChosenMention =>
    entry === undefined
      ? { ...mention, type: 'place', kind: null, how: 'name', name: surface, candidates: [] }
      : { ...mention, type: entry.type, kind: entry.kind, how: 'alias', name: entry.name, candidates: [entry.id] };
  const from = Math.max(0, first - 2);
  const around = wordsIn(document, { sentence, first: from, last: last + 2 }).map(({ form }) => foldForm(form));
  const shared = sharedName(around, { first: first - from, last: last - from }, gazetteer);
  if (shared?.isTold) return { ...as(shared.entry), how: 'name' };
  const capital = types?.length ? capitalOf(surface, gazetteer) : undefined;
  const [isState, isTown] = [shareOf('group', types) >= TWIN_LEAST, shareOf('place', types) >= TWIN_LEAST];
  if (capital === undefined || isState === isTown) return mention;
  return as(gazetteer.entries.get(isState ? capital.state : (capital.town ?? makeEntityId('place', surface))));
}

/** The state that a town's name may stand for, with the town where the lists have it. */
export function capitalOf(
  surface: string,
  gazetteer: Gazetteer,
): { readonly state: EntityId; readonly town: EntityId | undefined } | undefined {
  const hits = hitsOf(surface.split(' '), gazetteer);
  const state = hits.find(({ form }) => form === 'metonym')?.id;
  return state === undefined ? undefined : { state, town: hits.find(({ id }) => typeOf(id) === 'place')?.id };
}

/** A name that only the net sees, and by which the lists know one thing of its type, is that thing: "the U.N.", "the Iran deal". */
function asListed(mention: ChosenMention, document: Document, gazetteer: Gazetteer): ChosenMention {
  const { type, how, candidates } = mention;
  const isName = how === 'name' || type === 'issue' || /^\p{Lu}\p{L}+$/u.test(mention.surface);
  if (mention.suggested || !isName || candidates.length > 0) return mention;
  const words = wordsIn(document, mention);
  const forms = (words[0]?.upos === 'DET' ? words.slice(1) : words).map(({ form }) => form);
  const [hit, ...others] = hitsOf(forms, gazetteer).filter(({ id }) => typeOf(id) === type);
  const entry = others.length > 0 || hit?.form === 'surname' ? undefined : hit && gazetteer.entries.get(hit.id);
  return entry === undefined
    ? mention
    : { ...mention, how: 'alias', name: entry.name, kind: entry.kind, candidates: [entry.id] };
}

/** "the Egyptian army" is a group of its own, and "Egyptian officials" are Egypt: `state-phrases/own` says which. */
function asOwnOrgan(mention: ChosenMention, document: Document, gazetteer: Gazetteer): ChosenMention {
  const [id] = mention.candidates;
  if (mention.how === 'given' || id === undefined || gazetteer.entries.get(id)?.kind !== 'state') return mention;
  const head = document.sentences[mention.sentence]?.words[mention.head]?.form.toLowerCase() ?? '';
  if (!gazetteer.words('state-phrases/own').has(head)) return mention;
  return { ...mention, candidates: [], kind: null, how: 'description', name: mention.surface, suggested: false };
}
