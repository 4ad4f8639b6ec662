import type { ResolvedMention } from '../entities/entity.ts';
import { type Tree, wordAt } from './tree.ts';

const JOINERS = new Set('and or & as well but also both , the a an its their his her along together with'.split(' '));
const CONJUNCTIONS = new Set(['and', 'or', '&', 'well', 'along', 'together']);
const MAX_GAP = 7;

/**
 * Lists of names that stand side by side: "A, B and C", "Secretary A and Kenyan Foreign Minister B". Parsers are weakest
 * at coordination, and names make it plain on the surface where the input vouches for them: only sentences with declared mentions
 * are read so, on others trees err less. Mention -> all members, itself included.
 */
export function findCoordination(
  tree: Tree,
  mentions: readonly ResolvedMention[],
): ReadonlyMap<ResolvedMention, readonly ResolvedMention[]> {
  if (!mentions.some(({ how }) => how === 'given')) return new Map();
  const outer = mentions
    .filter(
      (it) =>
        it.how !== 'pronoun' &&
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
    const list = outer.filter((it) => (isPerson ? it.type === 'person' : it.type === 'group' || it.type === 'place'));
    link(tree, list, isPerson, groups);
  }
  return groups;
}

/** "Israel and Lebanon's Hezbollah": Lebanon is in no list. */
function isOwnerOfName(tree: Tree, mention: ResolvedMention, mentions: readonly ResolvedMention[]): boolean {
  if (wordAt(tree, mention.last).xpos !== 'POS') return false;
  return mentions.some((it) => it.first === mention.last + 1 && it.type === 'group');
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
      last === undefined || ownsNamed(tree, mention, list)
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

/** "A and President B's envoy, C": C is listed, not B. */
function ownsNamed(tree: Tree, mention: ResolvedMention, list: readonly ResolvedMention[]): boolean {
  if (mention.type !== 'person' || wordAt(tree, mention.last).xpos !== 'POS') return false;
  return list.some((it) => it.first > mention.last && it.first - mention.last <= 6 && it.entity !== mention.entity);
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
