import { makeEntityId } from '../base/ids.ts';
import type { Entity, ResolvedMention } from '../entities/entity.ts';
import { type ActorMap, actorsAt } from './find-actors.ts';
import type { IssueLexicon } from './issue-lexicon.ts';
import { dealName } from './name-deals.ts';
import { childrenBy, lemmaAt, prepositionsOf, subtree, type Tree, wordAt } from './tree.ts';

/** An issue as a sentence names it. */
export type IssueMention = { readonly entity: Entity; readonly mention: ResolvedMention };

/** Finds the issues that the lexicon knows in a sentence, widest phrase first. */
export function findIssues(map: ActorMap, lexicon: IssueLexicon): readonly IssueMention[] {
  const { tree } = map;
  const found: IssueMention[] = [];
  let from = tree.words.length;
  for (let at = tree.words.length - 1; at >= 0; at -= 1) {
    if (at >= from) continue;
    const match = phraseAt(tree, at, lexicon);
    if (match === null || map.byHead.has(at)) continue;
    from = match.first;
    const head = headOf(tree, match.first, at + 1);
    const { first } = issueSpan(tree, head);
    found.push(issueMention(tree, Math.min(match.first, first), at + 1, head, qualify(map, head, match.name)));
  }
  return withoutFrames(tree, found.reverse());
}

/** "a deal on a truce", "a truce deal": what the deal is about is the issue. */
function withoutFrames(tree: Tree, found: readonly IssueMention[]): readonly IssueMention[] {
  const isFrame = ({ mention }: IssueMention): boolean =>
    found.some(({ mention: other }) => {
      const word = wordAt(tree, other.head);
      if (word.head !== mention.head || other === mention) return false;
      if (word.deprel === 'compound') return lemmaAt(tree, mention.head) === 'plan';
      return /^(?:for|on|to)$/.test(prepositionsOf(tree, other.head)[0] ?? '');
    });
  return found.filter((it) => !(it.entity.name === 'deal' && isFrame(it)));
}

/** Makes an issue of a phrase that no list knows. */
export function issueMention(tree: Tree, first: number, last: number, head: number, name: string): IssueMention {
  const id = makeEntityId('issue', name);
  const words = tree.words.slice(first, last);
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? start;
  const surface = words
    .map((word, index) => word.form + (word.spaceAfter && index < words.length - 1 ? ' ' : ''))
    .join('');
  const entity: Entity = {
    id,
    type: 'issue',
    kind: null,
    name,
    actsFor: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
  };
  const mention: ResolvedMention = {
    start,
    end,
    sentence: tree.sentence.index,
    first,
    last,
    head,
    surface,
    type: 'issue',
    kind: null,
    how: 'description',
    candidates: [],
    name,
    entity: id,
  };
  return { entity, mention };
}

function phraseAt(
  tree: Tree,
  at: number,
  lexicon: IssueLexicon,
): { readonly first: number; readonly name: string } | null {
  const word = wordAt(tree, at);
  for (const key of new Set([word.lemma.toLowerCase(), word.form.toLowerCase()])) {
    for (const { words, name } of lexicon.byLastWord.get(key) ?? []) {
      const first = spellsBackwards(tree, at, words);
      if (first >= 0 && (words.length > 1 || word.upos === 'NOUN' || word.upos === 'PROPN')) return { first, name };
    }
  }
  return null;
}

function spellsBackwards(tree: Tree, last: number, words: readonly string[]): number {
  let at = last;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    while (/^[-–‐]$/.test(wordAt(tree, at).form)) at -= 1;
    const word = wordAt(tree, at);
    const wanted = words[index];
    if (wanted !== '*' && word.lemma.toLowerCase() !== wanted && word.form.toLowerCase() !== wanted) {
      // "access to humanitarian aid" and the like: an article may stand between.
      return -1;
    }
    at -= 1;
  }
  return at + 1;
}

function headOf(tree: Tree, first: number, last: number): number {
  for (let at = first; at < last; at += 1) {
    const { head, upos } = wordAt(tree, at);
    if ((head < first || head >= last) && upos !== 'PUNCT' && upos !== 'ADP') return at;
  }
  return last - 1;
}

/** "sanctions on X", "independence of X", "an X-Y deal": whose or against whom makes it an issue of its own. */
function qualify(map: ActorMap, head: number, name: string): string {
  const { tree } = map;
  const parties = (relations: readonly string[], prepositions: readonly string[]): readonly string[] =>
    childrenBy(tree, head, ...relations)
      .filter((at) => prepositions.length === 0 || prepositions.includes(prepositionsOf(tree, at)[0] ?? ''))
      .flatMap((at) => actorsAt(map, at, { roll: false }).map((actor) => actor.mention.name));
  if (name === 'sanctions') {
    const [on] = parties(['nmod'], ['on', 'against']);
    return on === undefined ? name : `sanctions on ${on}`;
  }
  if (
    [
      'independence',
      'autonomy',
      'recognition',
      'annexation',
      'membership',
      'nuclear programme',
      'disarmament',
    ].includes(name)
  ) {
    const [of] = [...parties(['nmod'], ['of', 'for']), ...parties(['nmod:poss', 'amod', 'compound'], [])];
    return of === undefined ? name : `${name} of ${of}`;
  }
  if (name === 'deal') {
    const between = parties(['nmod'], ['between']);
    if (between.length > 1) return dealName(between);
  }
  return name;
}

/** The words of a noun phrase that name an issue: no article, no clause, no phrase after it. */
export function issueSpan(tree: Tree, head: number): { readonly first: number; readonly last: number } {
  const keep = childrenBy(tree, head, 'amod', 'compound', 'nummod', 'nmod:desc').filter((at) => at < head);
  const first = Math.min(head, ...keep.flatMap((at) => subtree(tree, at)));
  return { first, last: head + 1 };
}

/** Whether a noun phrase is worth an issue of its own: a thing one can be for or against, not a person or pronoun. */
export function mayBeIssue(tree: Tree, head: number): boolean {
  const word = wordAt(tree, head);
  return word.upos === 'NOUN' && lemmaAt(tree, head).length > 2;
}
