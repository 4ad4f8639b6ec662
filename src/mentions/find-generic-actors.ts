import { type Draft, isInside, meets, newName } from './draft.ts';
import { matchPeople } from './find-people.ts';
import { matchState } from './find-state-organs.ts';
import { entryOf, type Gazetteer } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

const LONGEST_PHRASE = 4;

/** Actors that are described rather than named: the state's organs ("Turkish troops") and groups known by their country ("Syrian rebels"). */
export function findGenericActors(
  view: SentenceView,
  found: readonly Draft[],
): { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] } {
  const drafts: Draft[] = [];
  const replaced: Draft[] = [];
  for (let at = 0; at < view.words.length; at += 1) {
    const phrase = matchActor(view, at);
    if (phrase !== undefined && !found.some((draft) => blocks(draft, phrase))) {
      const actor = readActor(view, phrase, found);
      if (actor !== undefined) {
        drafts.push(actor);
        replaced.push(...found.filter((draft) => draft.how !== 'given' && isWithin(draft, actor, view.gazetteer)));
      }
      at = phrase.last - 1;
      continue;
    }
    const people = matchPeople(view, at, found);
    if (people !== undefined) {
      drafts.push(people.draft);
      replaced.push(people.replaces);
      continue;
    }
    const state = matchState(view, at, found);
    if (state === undefined) continue;
    drafts.push(state.draft);
    if (state.replaces !== undefined) replaced.push(state.replaces);
  }
  return { drafts, replaced };
}

/** A given mention, or a listed name that holds the whole phrase ("Houthi rebels"). */
function blocks(draft: Draft, phrase: Phrase): boolean {
  return meets(draft, phrase) && (draft.how === 'given' || (draft.first < phrase.first && isInside(phrase, draft)));
}

/** What a generic actor takes the place of: the adjective that names its country, its people, its organisation. */
function isWithin(draft: Draft, actor: Draft, gazetteer: Gazetteer): boolean {
  if (!isInside(draft, actor)) return false;
  return (
    entryOf(gazetteer, draft)?.kind === 'people' ||
    (draft.kind !== 'state' && draft.how === 'alias') ||
    draft.first === actor.first
  );
}

type Phrase = { readonly first: number; readonly last: number; readonly slug: string };

/** Reads what a phrase such as "rebel fighters" stands for. */
function readActor(view: SentenceView, phrase: Phrase, found: readonly Draft[]): Draft | undefined {
  const { first, last } = phrase;
  const named = found.find(
    (draft) => draft.last === first && draft.type === 'group' && draft.kind !== 'state' && draft.kind !== 'people',
  );
  // "Islamic State militants", "Hezbollah fighters": the body itself.
  if (named !== undefined && (phrase.slug !== 'opposition' || named.kind === 'armed-group'))
    return { ...named, last, head: last - 1 };
  return groupDraft(view, phrase, found);
}

function matchActor(view: SentenceView, first: number): Phrase | undefined {
  let start = first;
  while (view.folded[start] === '-') start += 1;
  if (!view.gazetteer.actorStarts.has(view.folded[start] ?? '')) return undefined;
  let phrase = '';
  let best: Phrase | undefined;
  for (let at = first; at < Math.min(view.words.length, first + LONGEST_PHRASE); at += 1) {
    if (view.folded[at] === '-') continue;
    phrase = phrase === '' ? (view.folded[at] as string) : `${phrase} ${view.folded[at]}`;
    const slug = view.gazetteer.actors.get(phrase);
    if (slug !== undefined) best = { first, last: at + 1, slug };
  }
  const last = best === undefined ? undefined : view.words[best.last - 1];
  if (best === undefined || last === undefined || (best.last === first + 1 && !/^NN/.test(last.xpos))) return undefined;
  return best;
}

/** "[Syrian] rebels"; bare rebels have no name. */
function groupDraft(view: SentenceView, { first, last, slug }: Phrase, found: readonly Draft[]): Draft | undefined {
  const state = found.find((draft) => draft.last === first && draft.type === 'group' && draft.kind === 'state');
  if (state === undefined) return undefined;
  const noun = slug === 'kurdish-forces' ? 'Kurdish forces' : slug;
  const kind = /^(?:civilians|protesters)$/.test(slug) ? 'people' : 'armed-group';
  const entry = entryOf(view.gazetteer, state);
  const name = `${entry?.adjectives[0] ?? entry?.name ?? ''} ${noun}`.trim();
  const called = name.charAt(0).toUpperCase() + name.slice(1);
  return newName({ first: state.first, last, head: last - 1, type: 'group', kind, name: called });
}
