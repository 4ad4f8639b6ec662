import type { ResolvedMention } from '../entities/entity.ts';
import type { ActorMap } from './find-actors.ts';
import { childrenBy, lemmaAt, relationOf, wordAt } from './tree.ts';

/** "an ex-officer known as the Chief, who leads X": another name of the noun. */
export function nickname({ tree }: ActorMap, token: number): number {
  const word = wordAt(tree, token);
  const call = wordAt(tree, word.head);
  const isCalled = relationOf(call) === 'acl' && /^(?:know|call|nickname|dub)$/.test(call.lemma);
  return isCalled && /^(?:obl|xcomp|obj)$/.test(word.deprel) ? call.head : -1;
}

/** "a militia known as X". */
export function aliasOf({ tree, byHead }: ActorMap, noun: number): ResolvedMention | undefined {
  const calls = childrenBy(tree, noun, 'acl').filter((at) => /^(know|call|name|dub|style)$/.test(lemmaAt(tree, at)));
  const names = calls.flatMap((at) => childrenBy(tree, at, 'obl', 'xcomp', 'obj'));
  return names.map((at) => byHead.get(at)).find((it) => it !== undefined);
}

/** "the Mekelle airport": the place that the noun is part of the name of. */
export function namedPlace({ tree, lists, byHead }: ActorMap, noun: number): ResolvedMention | undefined {
  if (!lists.placeNouns.has(lemmaAt(tree, noun))) return undefined;
  const before = childrenBy(tree, noun, 'compound', 'amod').map((at) => byHead.get(at));
  return before.find((it) => it?.type === 'place' && it.last === noun);
}

/** "the Red Front coalition": the body that the noun is behind the name of. */
export function namedBody({ tree, lists, byWord }: ActorMap, noun: number): ResolvedMention | undefined {
  const lemma = lemmaAt(tree, noun);
  if (!lists.unionNouns.has(lemma) && !/^(?:group|gang|movement|network|militia|faction|cartel)$/.test(lemma))
    return undefined;
  const name = byWord.get(noun - 1);
  const isBody = name?.type === 'group' && name.last === noun && !/^(?:state|people)$/.test(name.kind ?? '');
  return isBody && wordAt(tree, noun - 1).upos === 'PROPN' ? name : undefined;
}
