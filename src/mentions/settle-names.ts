import { makeEntityId } from '../base/ids.ts';
import { type Draft, meets } from './draft.ts';
import { matchForm } from './gazetteer.ts';
import type { SentenceView } from './sentence-view.ts';
import { settleLands } from './settle-lands.ts';

/** Last look at the names of an article, sentence by sentence: what names nobody goes, and what names somebody else is that. */
export function settleNames(
  drafts: readonly (readonly Draft[])[],
  views: readonly SentenceView[],
): readonly (readonly Draft[])[] {
  const common = commonWords(views);
  const all = drafts.flat();
  const longer = new Set(all.flatMap(({ name }) => (name.includes(' ') ? name.split(' ') : [])));
  return drafts.map((here, at) => {
    const view = views[at] as SentenceView;
    const nicknamed = withNicknames(view, here);
    const settled = settleLands({ view, drafts: nicknamed }, all);
    return settled.filter((draft) => {
      if (draft.how === 'given') return true;
      const isLower = draft.how === 'name' && isCommon(view, draft, common) && !longer.has(draft.name);
      return !isLower && !isNobody(view, draft);
    });
  });
}

/** Words that the article also writes small, as nouns or verbs: "State" at the head of a line is no body. */
function commonWords(views: readonly SentenceView[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const view of views)
    for (const word of view.words)
      if (/^(?:NN|VB|JJ)/.test(word.xpos) && /^\p{Ll}{3,}$/u.test(word.form)) words.add(word.form);
  return words;
}

/** A single word that is no acronym and that the article knows as a word of the language. */
function isCommon(view: SentenceView, { first, last, type }: Draft, common: ReadonlySet<string>): boolean {
  const form = view.forms[first] ?? '';
  return last - first === 1 && type !== 'person' && /^\p{Lu}\p{Ll}+$/u.test(form) && common.has(form.toLowerCase());
}

/** Time zones, treaties, holidays and their like; hashtags and addresses; a ship ("the Stena Impero") is no person. */
function isNobody(view: SentenceView, { first, last, name, how, type }: Draft): boolean {
  const words = view.folded.slice(first, last).filter((form) => form !== '-');
  const nobody = view.gazetteer.words('homographs/no-actors');
  if (nobody.has(words.join(' ')) || nobody.has(words.join('-')) || nobody.has(name.toLowerCase())) return true;
  if (/^[#@]|^https?:|^www\.|\.(?:com|org|net)$/u.test(view.forms[first] ?? '') || view.forms[first - 1] === '#')
    return true;
  if (how !== 'name') return false;
  // "the Clintons" are people, and so is "the late X".
  const isShip = type === 'person' && last - first > 1 && view.folded[first - 1] === 'the' && !/s$/.test(name);
  return isShip || (/^(?:uss|hms)$/.test(view.folded[first - 1] ?? '') && type === 'person');
}

/** `Abdullah "Apo" Ocalan`, `Ilich "the Jackal" Ramirez`: a nickname in quotes between first name and surname is no part of the name. */
function withNicknames(view: SentenceView, drafts: readonly Draft[]): readonly Draft[] {
  const isQuote = (at: number) => /^["“”'‘’]+$/u.test(view.forms[at] ?? '');
  const isName = (at: number) => /^\p{Lu}\p{Ll}/u.test(view.forms[at] ?? '') && /^NNP/.test(view.words[at]?.xpos ?? '');
  const made = view.words.flatMap(({ index: at }): readonly Draft[] => {
    if (!isName(at) || !isQuote(at + 1)) return [];
    const close = [3, 4, 5].map((width) => at + width).find(isQuote) ?? at;
    const nickname = view.forms.slice(at + 2, close);
    if (!isName(close + 1) || !nickname.some((form) => /^\p{Lu}/u.test(form))) return [];
    let last = close + 2;
    while (isName(last) && view.words[last - 1]?.spaceAfter === true) last += 1;
    const bare = (words: readonly string[]) => [words[at] as string, ...words.slice(close + 1, last)];
    const match = matchForm(view.gazetteer, bare(view.forms), bare(view.folded), 0);
    const isWhole = match?.last === bare(view.forms).length;
    const known = isWhole ? match.hits.find(({ id }) => id.startsWith('person/')) : undefined;
    const entry = known === undefined ? undefined : view.gazetteer.entries.get(known.id);
    const name = entry?.name ?? bare(view.forms).join(' ');
    const rest = { first: at, last, head: at, type: 'person' as const, kind: entry?.kind ?? null, name };
    return [
      { ...rest, how: entry === undefined ? 'name' : 'alias', candidates: [entry?.id ?? makeEntityId('person', name)] },
    ];
  });
  if (made.length === 0) return drafts;
  return [...drafts.filter((draft) => !made.some((one) => meets(draft, one))), ...made];
}
