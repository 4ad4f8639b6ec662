import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Draft } from './find-mentions.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

export type ActorContext = { readonly gazetteer: Gazetteer; readonly country: EntityId | null };

const NAMES: Readonly<Record<string, string>> = {
  opposition: 'opposition',
  'kurdish-forces': 'Kurdish forces',
  separatists: 'separatists',
  protesters: 'protesters',
  civilians: 'civilians',
  extremists: 'extremists',
  militants: 'militants',
  paramilitaries: 'paramilitaries',
};
const LONGEST_PHRASE = 4;

/** Actors that are described rather than named: the state's organs ("Turkish troops") and groups known by country ("the rebels"). */
export function findGenericActors(
  view: SentenceView,
  found: readonly Draft[],
  context: ActorContext,
): { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] } {
  const drafts: Draft[] = [];
  const replaced: Draft[] = [];
  for (let at = 0; at < view.words.length; at += 1) {
    const phrase = matchActor(view, at, context.gazetteer);
    if (
      phrase !== undefined &&
      !found.some((draft) => draft.first < phrase.last && at < draft.last && draft.how === 'given')
    ) {
      drafts.push(groupDraft({ first: at, last: phrase.last, slug: phrase.slug }, found, context));
      at = phrase.last - 1;
      continue;
    }
    const state = matchState(view, at, found, context);
    if (state === undefined) continue;
    drafts.push(state.draft);
    if (state.replaces !== undefined) replaced.push(state.replaces);
  }
  return { drafts, replaced };
}

function matchActor(
  view: SentenceView,
  first: number,
  gazetteer: Gazetteer,
): { readonly last: number; readonly slug: string } | undefined {
  let phrase = '';
  let best: { readonly last: number; readonly slug: string } | undefined;
  for (let at = first; at < Math.min(view.words.length, first + LONGEST_PHRASE); at += 1) {
    if (view.folded[at] === '-') continue;
    phrase = phrase === '' ? (view.folded[at] as string) : `${phrase} ${view.folded[at]}`;
    const slug = gazetteer.actors.get(phrase);
    if (slug !== undefined) best = { last: at + 1, slug };
  }
  const last = best === undefined ? undefined : view.words[best.last - 1];
  if (best === undefined || last === undefined || !/^NNS?P?/.test(last.xpos)) return undefined;
  // "rebel leader", "opposition - held": the group is still meant; "rebel" alone before an unlisted noun stands for it.
  return best;
}

function groupDraft(
  phrase: { readonly first: number; readonly last: number; readonly slug: string },
  found: readonly Draft[],
  { gazetteer, country }: ActorContext,
): Draft {
  const { first, last, slug } = phrase;
  const own = found.find((draft) => draft.last === first && draft.type === 'group' && draft.kind === 'state');
  const state = own?.candidates[0] ?? country;
  const entry = state === null || state === undefined ? undefined : gazetteer.entries.get(state);
  const adjective = entry?.adjectives[0] ?? entry?.name ?? '';
  const name = slug === 'extremists' ? 'Extremists' : `${adjective} ${NAMES[slug] ?? slug}`.trim();
  const start = own?.first ?? first;
  return {
    first: start,
    last,
    head: last - 1,
    type: 'group',
    kind: slug === 'civilians' || slug === 'protesters' ? 'people' : 'armed-group',
    how: own === undefined ? 'description' : 'name',
    candidates: [makeEntityId('group', name)],
    name: name.charAt(0).toUpperCase() + name.slice(1),
  };
}

/** "Syrian troops", "the government of Syria's army": a head of the list with the state beside it, or alone with "the". */
function matchState(
  view: SentenceView,
  at: number,
  found: readonly Draft[],
  context: ActorContext,
): { readonly draft: Draft; readonly replaces?: Draft } | undefined {
  const word = view.words[at];
  const { gazetteer, country } = context;
  if (
    word === undefined ||
    !/^NNS?$|^NNPS?$/.test(word.xpos) ||
    !gazetteer.words('state-phrases/heads').has(view.folded[at] as string)
  )
    return undefined;
  if (found.some((draft) => draft.first <= at && at < draft.last)) return undefined;
  const before = nearestBefore(view, at, found);
  if (before !== undefined) {
    const [id] = before.candidates;
    const entry = id === undefined ? undefined : gazetteer.entries.get(id);
    const state =
      entry?.kind === 'state'
        ? entry.id
        : view.folded[at] === 'administration' && entry?.type === 'person'
          ? entry.offices[0]?.of
          : undefined;
    if (state === undefined) return undefined;
    const of = gazetteer.entries.get(state);
    return {
      draft: {
        first: before.first,
        last: at + 1,
        head: at,
        type: 'group',
        kind: 'state',
        how: 'alias',
        candidates: [state],
        name: of?.name ?? '',
      },
      ...(entry?.kind === 'state' ? { replaces: before } : {}),
    };
  }
  const isAlone = gazetteer.words('state-phrases/alone').has(view.folded[at] as string) && hasArticle(view, at);
  if (!isAlone || country === null) return undefined;
  const entry = gazetteer.entries.get(country);
  return {
    draft: {
      first: at,
      last: at + 1,
      head: at,
      type: 'group',
      kind: 'state',
      how: 'description',
      candidates: [country],
      name: entry?.name ?? '',
    },
  };
}

/** A state right before the word, with only adjectives and nouns between: "Syrian government forces", "U.S. military officials". */
function nearestBefore(view: SentenceView, at: number, found: readonly Draft[]): Draft | undefined {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const draft = found.find((one) => one.last === before + 1);
    if (draft !== undefined) return view.folded[before] !== "'s" ? draft : undefined;
    const xpos = view.words[before]?.xpos ?? '';
    if (!/^(?:JJ|NN|NNP|VBN|VBG|HYPH|NNS|POS)/.test(xpos) || view.folded[before] === 'and') return undefined;
  }
  return undefined;
}

function hasArticle(view: SentenceView, at: number): boolean {
  const children = view.children[at] ?? [];
  return (
    children.some((child) => view.folded[child] === 'the') &&
    !children.some((child) => /^(?:nmod|nmod:poss|amod)$/.test(view.words[child]?.deprel ?? ''))
  );
}
