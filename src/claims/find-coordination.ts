import type { ResolvedMention } from '../entities/entity.ts';
import { type Tree, wordAt } from './tree.ts';
import type { WordLists } from './word-lists.ts';

const JOINERS = new Set([
  'and',
  'or',
  '&',
  'as',
  'well',
  'but',
  'also',
  'both',
  ',',
  'the',
  'a',
  'an',
  'its',
  'their',
  'his',
  'her',
  'along',
  'together',
  'with',
]);
const CONJUNCTIONS = new Set(['and', 'or', '&', 'well', 'along', 'together']);
const MAX_GAP = 7;

/**
 * Lists of names that stand side by side: "A, B and C", "Secretary A and Kenyan Foreign Minister B". Parsers are weakest
 * at coordination, and known names make it plain on the surface. Mention -> all members, itself included.
 */
export function findCoordination(
  tree: Tree,
  mentions: readonly ResolvedMention[],
  lists: WordLists,
): ReadonlyMap<ResolvedMention, readonly ResolvedMention[]> {
  const outer = mentions
    .filter(
      (it) =>
        it.how !== 'pronoun' &&
        !isBeforeParticiple(tree, it) &&
        !isOwnerOfName(tree, it, mentions) &&
        !mentions.some(
          (other) =>
            other !== it &&
            other.first <= it.first &&
            it.last <= other.last &&
            other.last - other.first > it.last - it.first,
        ),
    )
    .sort((a, b) => a.first - b.first);
  const groups = new Map<ResolvedMention, readonly ResolvedMention[]>();
  for (const isPerson of [false, true]) {
    const list = outer.filter(
      (it) =>
        (isPerson ? it.type === 'person' : it.type === 'group' || it.type === 'place') &&
        !(isPerson ? false : isTitlePart(tree, it, outer, lists)),
    );
    link(tree, list, isPerson, groups);
  }
  return groups;
}

/** "Israel and Lebanon's Hezbollah": Lebanon is in no list. */
function isOwnerOfName(tree: Tree, mention: ResolvedMention, mentions: readonly ResolvedMention[]): boolean {
  if (wordAt(tree, mention.last).xpos !== 'POS') return false;
  return mentions.some((it) => it.first === mention.last + 1 && it.type === 'group');
}

/** "the army and the U.S.-backed rebels": the name before the hyphen is in no list. */
function isBeforeParticiple(tree: Tree, mention: ResolvedMention): boolean {
  return (
    /^[-–‐]$/.test(wordAt(tree, mention.last).form) &&
    /(?:ed|led|held|run|won)$/.test(wordAt(tree, mention.last + 1).form)
  );
}

function link(
  tree: Tree,
  list: readonly ResolvedMention[],
  isPerson: boolean,
  groups: Map<ResolvedMention, readonly ResolvedMention[]>,
): void {
  let run: ResolvedMention[] = [];
  let closed = false;
  const flush = (): void => {
    if (run.length > 1 && closed) for (const member of run) groups.set(member, [...run]);
    run = [];
    closed = false;
  };
  let end = 0;
  for (const mention of list) {
    const last = run.at(-1);
    // "X, the prime minister, and Y": the description is no member.
    if (last !== undefined && mention.how === 'description' && mention.entity === last.entity) {
      end = mention.last;
      continue;
    }
    const gap =
      last === undefined ||
      isOnlyModifier(tree, last, mention) ||
      ownsNamed(tree, mention, list) ||
      isFronted(tree, last, mention)
        ? 'none'
        : gapKind(tree, Math.max(last.last, end), mention.first, isPerson);
    if (gap === 'none' || (last !== undefined && last.type !== mention.type)) flush();
    run.push(mention);
    if (gap === 'conjunction') {
      closed = true;
      // A list ends with its conjunction: "A and B, C" does not take C in.
      const next = list[list.indexOf(mention) + 1];
      if (next === undefined || gapKind(tree, mention.last, next.first, isPerson) !== 'conjunction') flush();
    }
  }
  flush();
}

/** "Under pressure from X, Y and Z signed": what is in a phrase of its own is not listed with the subject. */
function isFronted(tree: Tree, last: ResolvedMention, mention: ResolvedMention): boolean {
  const isSubject = wordAt(tree, mention.head).deprel.startsWith('nsubj');
  const isComma = mention.first === last.last + 1 && wordAt(tree, last.last).form === ',';
  return (
    isComma && isSubject && tree.words.some((it) => it.head === last.head && it.deprel === 'case' && it.upos === 'ADP')
  );
}

/** "A and President B's envoy, C": C is listed, not B. */
function ownsNamed(tree: Tree, mention: ResolvedMention, list: readonly ResolvedMention[]): boolean {
  if (mention.type !== 'person' || wordAt(tree, mention.last).xpos !== 'POS') return false;
  return list.some((it) => it.first > mention.last && it.first - mention.last <= 6 && it.entity !== mention.entity);
}

/** "the X and its Iranian branch": an adjective of another noun does not stand beside the name X. */
function isOnlyModifier(tree: Tree, last: ResolvedMention, mention: ResolvedMention): boolean {
  const own = wordAt(tree, mention.head);
  const noun = wordAt(tree, own.head);
  if (own.upos !== 'ADJ' || noun.index < mention.last || noun.upos !== 'NOUN') return false;
  if (/^(its|their|his|her)$/i.test(wordAt(tree, mention.first - 1).form) && last.last < mention.first) return true;
  // "A's support for B and C's support for D".
  const former = wordAt(tree, last.head);
  return noun.deprel === 'conj' && /^nmod/.test(former.deprel) && wordAt(tree, former.head).lemma === noun.lemma;
}

function gapKind(tree: Tree, from: number, to: number, isPerson: boolean): 'none' | 'comma' | 'conjunction' {
  if (to <= from || to - from > MAX_GAP) return 'none';
  let kind: 'comma' | 'conjunction' | 'none' = 'none';
  for (let at = from; at < to; at += 1) {
    const { form, xpos } = wordAt(tree, at);
    const lower = form.toLowerCase();
    if (CONJUNCTIONS.has(lower)) kind = 'conjunction';
    else if (lower === ',' && kind === 'none') kind = 'comma';
    else if (!JOINERS.has(lower) && !(isPerson && kind !== 'none' && /^(NN|NNP|NNPS|JJ|IN|POS|DT)$/.test(xpos)))
      return 'none';
  }
  return kind;
}

/** "Kenyan" in "Kenyan Foreign Minister X" belongs to the title. */
function isTitlePart(tree: Tree, mention: ResolvedMention, all: readonly ResolvedMention[], lists: WordLists): boolean {
  const person = all.find((it) => it.type === 'person' && it.first >= mention.last && it.first - mention.last <= 5);
  if (person === undefined) return false;
  for (let at = mention.last; at < person.first; at += 1)
    if (!/^(NN|NNP|NNPS|JJ|HYPH|POS)$/.test(wordAt(tree, at).xpos)) return false;
  return (
    person.first === mention.last ||
    lists.titles.has(wordAt(tree, person.first - 1).form.toLowerCase()) ||
    person.first - mention.last > 0
  );
}
