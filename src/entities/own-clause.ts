import type { SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';

/** How much the sentence itself says that a pronoun is of a mention before it. */
export function ownScore(view: SentenceView, mention: ResolvedMention, at: number): number {
  if (isFirstOfTwo(view, mention, at)) return 6;
  if (isDoer(view, mention.head, at)) return 4;
  if (isOfRelative(view, mention, at)) return 4;
  if (isOfTeller(view, mention.head, at)) return 3;
  return isOwnSubject(view, mention.head, at) ? 3 : 0;
}

/** "said that A and [his] wife had left": the second of two is of the first. */
function isFirstOfTwo(view: SentenceView, mention: ResolvedMention, at: number): boolean {
  const noun = view.words[view.words[at]?.head ?? -1];
  if (view.words[at]?.deprel !== 'nmod:poss' || noun?.deprel !== 'conj') return false;
  return noun.head === mention.head && view.words[noun.head]?.upos !== 'VERB';
}

/** "praised X, who was freed despite a warrant that accuses [him]": in a clause about X, him is X. */
function isOfRelative(view: SentenceView, mention: ResolvedMention, at: number): boolean {
  let below = view.words[at]?.head ?? -1;
  for (let up = view.words[below]?.head ?? -1; up >= 0; up = view.words[up]?.head ?? -1) {
    const subject = (view.children[up] ?? []).find((child) => view.words[child]?.deprel.startsWith('nsubj'));
    if (subject !== undefined && up !== below) {
      const noun = view.words[up]?.head ?? -1;
      return view.folded[subject] === 'who' && mention.first <= noun && noun < mention.last;
    }
    below = up;
  }
  return false;
}

/** "while Israel kept up [its] bombardment": a possessive in a clause is first of all the subject's of that clause. */
function isOwnSubject(view: SentenceView, mention: number, at: number): boolean {
  if (view.words[at]?.deprel !== 'nmod:poss') return false;
  const path = new Set<number>();
  for (let up = view.words[at]?.head ?? -1; up >= 0; up = view.words[up]?.head ?? -1) {
    const subjects = (view.children[up] ?? []).filter((child) => view.words[child]?.deprel.startsWith('nsubj'));
    // "the party said [its] leader had won": the leader does not own himself.
    if (subjects.length > 0 && !subjects.some((subject) => path.has(subject))) return subjects.includes(mention);
    path.add(up);
  }
  return false;
}

/** "wants X to free those [it] jailed": who does the freeing is the subject nearest to the clause. */
function isDoer(view: SentenceView, mention: number, at: number): boolean {
  const clause = view.words[view.words[at]?.head ?? -1];
  if (clause?.deprel !== 'acl:relcl' || !view.words[at]?.deprel.startsWith('nsubj')) return false;
  const verb = view.words[view.words[clause.head]?.head ?? -1];
  const doer = view.words[mention];
  const isInfinitive = (view.children[verb?.index ?? -1] ?? []).some((child) => view.folded[child] === 'to');
  return isInfinitive && doer?.head === verb?.head && /^(?:obj|iobj)$/.test(doer?.deprel ?? '');
}

/** "X began to pull out, and Y warned that [it] would attack": of who says so. */
function isOfTeller(view: SentenceView, mention: number, at: number): boolean {
  const verb = view.words[view.words[at]?.head ?? -1];
  const teller = view.words[mention];
  if (verb?.deprel !== 'ccomp' || !view.words[at]?.deprel.startsWith('nsubj')) return false;
  return teller?.deprel === 'nsubj' && teller.head === verb.head && teller.index < at;
}
