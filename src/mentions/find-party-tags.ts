import { makeEntityId } from '../base/ids.ts';
import { foldForm } from '../text/fold-form.ts';
import { type Draft, meets } from './draft.ts';
import { entryOf } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';

const LETTERS = /^[RDI]$/;
const GLUED = /^([RDI])[-–—]\p{Lu}/u;
const HYPHEN = /^[-–—‐]$/;

type Tag = { readonly first: number; readonly last: number; readonly letter: string };

/** Tags of party and state behind the names of American politicians: the letter names the party, the rest nobody. */
export function findPartyTags(view: SentenceView): {
  readonly drafts: readonly Draft[];
  readonly covers: (draft: Pick<Draft, 'first' | 'last'>) => boolean;
} {
  const tags = view.words.flatMap((word) => readTag(view, word.index) ?? []);
  const drafts = tags.flatMap(({ first, letter }): readonly Draft[] => {
    const isNamed = (slug: string): boolean => view.gazetteer.words(`stand-ins/${slug}`).has(foldForm(letter));
    const party = view.gazetteer.lists('stand-ins').find(isNamed);
    const entry = party === undefined ? undefined : view.gazetteer.entries.get(makeEntityId('group', party));
    if (entry === undefined) return [];
    const { id, kind, name } = entry;
    return [{ first, last: first + 1, head: first, type: 'group', kind, how: 'alias', candidates: [id], name }];
  });
  return { drafts, covers: (draft) => tags.some((tag) => meets(draft, tag)) };
}

function readTag(view: SentenceView, at: number): Tag | undefined {
  const form = view.forms[at] ?? '';
  const isOpened = /^[,([]$/.test(view.forms[at - 1] ?? '');
  if (!isOpened) return undefined;
  const glued = GLUED.exec(form)?.[1];
  if (glued !== undefined) return { first: at, last: endOf(view, at + 1), letter: glued };
  if (!LETTERS.test(form)) return undefined;
  if (HYPHEN.test(view.forms[at + 1] ?? '') && /^\p{Lu}/u.test(view.forms[at + 2] ?? ''))
    return { first: at, last: endOf(view, at + 3), letter: form };
  return view.forms[at + 1] === ')' ? { first: at, last: at + 1, letter: form } : undefined;
}

/** The stop of an abbreviation, and the second word of "N. C." or "New York". */
function endOf(view: SentenceView, from: number): number {
  let last = from;
  while (/^\.$|^\p{Lu}[\p{L}.]*$/u.test(view.forms[last] ?? '') && last < from + 2) last += 1;
  return last;
}

/** "Senator X of Ohio", "Ohio Rep. X", "X, Republican of Ohio": the state says which man is meant, nothing happens there. */
export function isHomeState(view: SentenceView, draft: Draft, found: readonly Draft[]): boolean {
  const entry = entryOf(view.gazetteer, draft);
  if (entry?.type !== 'place' || entry.kind !== 'province' || entry.country !== 'group/united-states') return false;
  const isOfParty = (at: number): boolean => view.isOf('titles/of-a-party', at);
  if (view.folded[draft.first - 1] === 'of')
    return isOfParty(draft.first - 2) || found.some((one) => one.type === 'person' && one.last === draft.first - 1);
  let at = draft.last;
  while (isOfParty(at)) at += 1;
  return view.isOf('titles/of-congress', at);
}
