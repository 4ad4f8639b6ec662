import type { ActorContext, Draft } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import { caseOf, type SentenceView } from './sentence-view.ts';

/** "Syrian troops", "the government of Syria's army": a head of the list with the state beside it, or alone with "the". */
export function matchState(
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
  // "the Russian foreign minister" is a person; "Russian ministers" are Russia.
  if (/^NNP?$/.test(word.xpos) && ONE_PERSON.test(view.folded[at] as string)) return undefined;
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
  const isAlone =
    gazetteer.words('state-phrases/alone').has(view.folded[at] as string) &&
    (hasArticle(view, at) || isOwner(view, at, gazetteer) || isHolder(view, at));
  const state = RULERS.test(view.folded[at] as string) ? (context.ruled ?? country) : country;
  if (!isAlone || state === null) return undefined;
  const entry = gazetteer.entries.get(state);
  return {
    draft: {
      first: at,
      last: at + 1,
      head: at,
      type: 'group',
      kind: 'state',
      how: 'description',
      candidates: [state],
      name: entry?.name ?? '',
    },
  };
}

/** Those in power where an army took it. */
export const RULERS = /^(?:junta|rulers|generals|putschists)$/;

const ONE_PERSON = /^(?:minister|leader|envoy|representative|general|commander|ruler|negotiator|adviser|lawmaker)$/;

/** "Saudi-backed government troops" are not Saudi. */
const STOPS =
  /^(?:and|backed|supported|trained|armed|allied|aligned|controlled|held|sponsored|funded|equipped|supplied|occupied|linked)$/;

/** A state right before the word, with only adjectives and nouns between: "Syrian government forces", "U.S. military officials". */
function nearestBefore(view: SentenceView, at: number, found: readonly Draft[]): Draft | undefined {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const draft = found.find((one) => one.last === before + 1);
    if (draft !== undefined) return view.folded[before] !== "'s" ? draft : undefined;
    const xpos = view.words[before]?.xpos ?? '';
    if (!/^(?:JJ|NN|NNP|VBN|VBG|HYPH|NNS|POS)/.test(xpos) || STOPS.test(view.folded[before] ?? '')) return undefined;
  }
  return undefined;
}

/** "army jets", "an army base": not "a rebel army base". */
function isOwner(view: SentenceView, at: number, gazetteer: Gazetteer): boolean {
  const word = view.words[at];
  const owned = view.words[word?.head ?? -1];
  return (
    owned !== undefined &&
    word?.deprel.startsWith('compound') === true &&
    owned.index === at + 1 &&
    gazetteer.words('state-phrases/possessions').has(view.folded[owned.index] ?? '') &&
    (!/^(?:NN|NNP|JJ|POS|HYPH)/.test(view.words[at - 1]?.xpos ?? '') || OF_A_DEED.test(view.folded[at - 1] ?? ''))
  );
}

/** "new regime attacks": the adjective is the attacks'. */
const OF_A_DEED = /^(?:new|fresh|recent|renewed|latest|heavy|intense|further|more|continued|alleged|deadly|repeated)$/;

/** "government-held X". */
function isHolder(view: SentenceView, at: number): boolean {
  const isJoined = /^[-–‐]$/.test(view.forms[at + 1] ?? '') && !/^[-–‐]$/.test(view.forms[at - 1] ?? '');
  return isJoined && /^(?:held|controlled|run|occupied|besieged)$/.test(view.folded[at + 2] ?? '');
}

/** "the federal government" is the government. */
const OF_A_STATE = /^(?:federal|central|ruling|military|interim|transitional|new|national|elected|current|regular)$/;

/** "the separatist authorities" are not the state's. */
const OF_REBELS = /^(?:separatist|rebel|breakaway|secessionist|opposition|insurgent|rival|parallel|exile|shadow)$/;

function hasArticle(view: SentenceView, at: number): boolean {
  const children = view.children[at] ?? [];
  return (
    children.some((child) => view.folded[child] === 'the') &&
    !children.some((child) => OF_REBELS.test(view.folded[child] ?? '')) &&
    !children.some(
      (child) =>
        /^(?:nmod|nmod:poss|amod)$/.test(view.words[child]?.deprel ?? '') &&
        !/^(?:after|before|during|since|until|on|for)$/.test(caseOf(view, child) ?? '') &&
        !OF_A_STATE.test(view.folded[child] ?? ''),
    )
  );
}
