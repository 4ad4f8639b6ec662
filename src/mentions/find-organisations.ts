import { makeEntityId } from '../base/ids.ts';
import type { Draft } from './draft.ts';
import { groupKind, isCalendarWord } from './find-new-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';
import { headOf } from './sentence-view.ts';

type Run = { readonly first: number; readonly last: number };

/**
 * Organisations told by the head of their name, read as far as the capitals go: "Progressive Conservative Party" where
 * only a Conservative Party is listed, "Center for Strategic and International Studies". Listed names that are as long win.
 */
export function findOrganisations(
  view: SentenceView,
  found: readonly Draft[],
  gazetteer: Gazetteer,
): { readonly drafts: readonly Draft[]; readonly replaced: readonly Draft[] } {
  const drafts: Draft[] = [];
  if (view.sentence.blockKind === 'heading') return { drafts, replaced: [] };
  const heads = gazetteer.words('description-heads/organisation');
  for (let at = 0; at < view.words.length; at += 1) {
    const ministry = readMinistry(view, at, found, gazetteer);
    if (ministry !== undefined) {
      drafts.push(ministry);
      continue;
    }
    if (!isCapital(view, at) || !heads.has(view.folded[at] as string) || isCapitalHead(view, at + 1, heads)) continue;
    const run = { first: leftEnd(view, at, gazetteer), last: rightEnd(view, at, { found, gazetteer }) };
    const draft = readRun(view, { ...run, head: at }, found, gazetteer);
    if (draft === undefined) continue;
    drafts.push(draft);
    at = run.last - 1;
  }
  return {
    drafts,
    replaced: found.filter((one) =>
      drafts.some(
        (draft) =>
          draft.first <= one.first && one.last <= draft.last && !(draft.kind === 'ministry' && one.kind === 'state'),
      ),
    ),
  };
}

/** "Ukraine's foreign ministry", "the Romanian Interior Ministry": named for the state, however it is written. */
function readMinistry(
  view: SentenceView,
  at: number,
  found: readonly Draft[],
  gazetteer: Gazetteer,
): Draft | undefined {
  if (view.folded[at] !== 'ministry' || found.some((one) => one.first <= at && at < one.last)) return undefined;
  let first = at;
  while (/^(?:NN|NNP|JJ)$/.test(view.words[first - 1]?.xpos ?? '') && !found.some((one) => one.last === first))
    first -= 1;
  const isOwned = /^['’]s?$/.test(view.folded[first - 1] ?? '');
  const state = found.find((one) => one.last === (isOwned ? first - 1 : first) && one.kind === 'state');
  const entry =
    state === undefined ? undefined : gazetteer.entries.get(state.candidates[0] ?? makeEntityId('group', ''));
  if (first === at || state === undefined || entry === undefined) return undefined;
  const words = view.forms.slice(first, at + 1).map((form) => form.charAt(0).toUpperCase() + form.slice(1));
  const name = `${entry.adjectives[0] ?? entry.name} ${words.join(' ')}`.replace('Defence', 'Defense');
  return {
    first: state.first,
    last: at + 1,
    head: at,
    type: 'group',
    kind: 'ministry',
    how: 'name',
    candidates: [gazetteer.idOf(name) ?? makeEntityId('group', name)],
    name,
  };
}

function isCapital(view: SentenceView, at: number): boolean {
  const word = view.words[at];
  return word !== undefined && /^\p{Lu}[\p{L}.’'-]*$/u.test(word.form) && !/^(?:DT|IN|PRP|CC|WP|RB|MD)/.test(word.xpos);
}

function isCapitalHead(view: SentenceView, at: number, heads: ReadonlySet<string>): boolean {
  return isCapital(view, at) && heads.has(view.folded[at] ?? '');
}

/** Capitalised words before the head; "Workers' ", "People's " and "X and Y Party" within the name. */
function leftEnd(view: SentenceView, head: number, gazetteer: Gazetteer): number {
  let first = head;
  for (;;) {
    const before = first - 1;
    const form = view.folded[before] ?? '';
    if (/^['’]s?$/.test(form) && OF_PEOPLE.test(view.folded[before - 1] ?? '') && isCapital(view, before - 1))
      first -= 2;
    else if (form === '-' && isCapital(view, before - 1) && view.words[before]?.spaceAfter === false) first -= 2;
    else if (form === 'and' && isCapital(view, before - 1) && isJoined(view, before - 1, gazetteer)) first -= 2;
    else if (isCapital(view, before) && !endsName(view, before, gazetteer)) first -= 1;
    else return first;
  }
}

/** "Islamic and National Front", "Oil and Gas Company": the word before "and" is no name of its own. */
function isJoined(view: SentenceView, at: number, gazetteer: Gazetteer): boolean {
  const word = view.words[at];
  return word?.xpos.startsWith('JJ') === true || gazetteer.words('description-heads/fields').has(view.folded[at] ?? '');
}

const OF_PEOPLE =
  /^(?:peoples?|workers|wom[ae]n|m[ae]n|children|farmers|nations?|peasants|teachers|students|veterans|mothers|soldiers|journalists|writers|lawyers|kings?|citizens|employers|physicians|doctors|reporters)$/;

/** What does not belong to the name behind it: a title, a weekday, the capital of a sentence. */
function endsName(view: SentenceView, at: number, gazetteer: Gazetteer): boolean {
  const form = view.folded[at] as string;
  if (isCalendarWord(form)) return true;
  if (gazetteer.words('titles/offices').has(form) || gazetteer.words('titles/courtesy').has(form)) return true;
  return at === 0 && !/^NNP/.test(view.words[at]?.xpos ?? '') && view.words[at]?.upos !== 'ADJ';
}

/** "of", "for" and the capitals behind them, "and" between two capitals there. */
function rightEnd(
  view: SentenceView,
  head: number,
  { found, gazetteer }: { readonly found: readonly Draft[]; readonly gazetteer: Gazetteer },
): number {
  const isTitle = (at: number) => gazetteer.words('titles/offices').has(view.folded[at] ?? '');
  let last = head + 1;
  for (let links = 0; links < 2; links += 1) {
    const isLink = /^(?:of|for|on)$/.test(view.folded[last] ?? '');
    const start = view.folded[last + 1] === 'the' ? last + 2 : last + 1;
    if (!isLink || !isCapital(view, start) || isCalendarWord(view.forms[start] as string)) break;
    if (view.folded[last] === 'on' && start > last + 1) break;
    last = start + 1;
    while (isCapital(view, last) && view.words[last - 1]?.spaceAfter === true && !isTitle(last)) last += 1;
    const isPair =
      view.folded[last] === 'and' &&
      isCapital(view, last + 1) &&
      !found.some((one) => one.first <= last + 1 && last + 1 < one.last);
    if (isPair) {
      last += 2;
      while (isCapital(view, last)) last += 1;
    }
  }
  return last;
}

function readRun(
  view: SentenceView,
  { first, last, head }: Run & { readonly head: number },
  found: readonly Draft[],
  gazetteer: Gazetteer,
): Draft | undefined {
  const inside = found.filter((one) => one.first < last && first < one.last);
  if (last - first < 2 || inside.some((one) => one.how === 'given')) return undefined;
  if (inside.some((one) => one.first < first || one.last > last)) return undefined;
  // As long as the name: listed already. "Hamas Movement": the listed body with a word for what it is.
  const whole = inside.find((one) => one.first <= first && one.last >= last);
  if (whole !== undefined) return undefined;
  const leading = inside.find((one) => one.first === first);
  const body = inside.find((one) => one.last === last && one.type === 'group' && one.kind !== 'state');
  const isStateBefore = leading?.kind === 'state';
  if (isStateBefore && leading !== undefined) {
    const state = leading.candidates[0];
    // "the Turkish Army" is Turkey; "the Egyptian Freedom Party" a listed party of Egypt.
    if (
      leading.last === head &&
      last === head + 1 &&
      gazetteer.words('state-phrases/heads').has(view.folded[head] ?? '')
    )
      return undefined;
    const listed =
      body === undefined ? undefined : gazetteer.entries.get(body.candidates[0] ?? makeEntityId('group', ''));
    if (body !== undefined && body.first === leading.last && (listed?.country ?? state) === state) return undefined;
  }
  if (leading !== undefined && leading.type === 'group' && !isStateBefore && leading.last === head && last === head + 1)
    return { ...leading, last };
  const name = nameOf(view, { first, last });
  const isMinistry = gazetteer.words('state-phrases/ministries').has(view.folded[head] ?? '');
  return {
    first,
    last,
    head: headOf(view.words, first, last),
    type: 'group',
    kind: groupKind(view.folded[head] as string, isMinistry && isStateBefore),
    how: 'name',
    candidates: [makeEntityId('group', name)],
    name,
  };
}

function nameOf(view: SentenceView, { first, last }: Run): string {
  return view.forms
    .slice(first, last)
    .reduce(
      (name, form, at) => name + (at > 0 && view.words[first + at - 1]?.spaceAfter !== false ? ' ' : '') + form,
      '',
    );
}
