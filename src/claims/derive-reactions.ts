import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { pairsBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, wordAt } from './tree.ts';

/** "A dismissed criticism from B", "A faced accusations by B": B accuses A. */
export function deriveRebuffs(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (!lists.rebukeNouns.has(word.lemma.toLowerCase()) || word.upos !== 'NOUN' || word.deprel !== 'obj') return [];
    const verb = word.head;
    if (!lists.rebuffVerbs.has(lemmaAt(tree, verb))) return [];
    const from = [word.index, verb]
      .flatMap((it) => childrenBy(tree, it, 'nmod', 'obl'))
      .filter((at) => /^(from|by)$/.test(prepositionsOf(tree, at)[0] ?? ''));
    const critics = [...from, ...childrenBy(tree, word.index, 'nmod:poss', 'amod', 'compound')].flatMap((at) =>
      actorsAt(map, at, { ...WHO, roll: false }),
    );
    const accused = (readArguments(tree, verb).get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, WHO));
    return pairsBy(critics, accused, {
      relation: 'ACCUSES',
      rule: 'rebuffed',
      cue: word.index,
      path: `${wordAt(tree, verb).form} ${word.form} from`,
      confidence: 0.7,
    });
  });
}

/** "A raised tariffs, a step that B condemned", "A left. The move was condemned by B": who condemns a move accuses who made it. */
export function deriveReactions(map: ActorMap, before: ActorMap | undefined): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (word.upos !== 'VERB') return [];
    const slots = readArguments(tree, word.index);
    const events = (slots.get('obj') ?? []).filter(
      (at) => lists.eventNouns.has(lemmaAt(tree, at)) && !(word.lemma === 'deny' && SAID.test(lemmaAt(tree, at))),
    );
    const [event] = events;
    const isRefusal = event !== undefined && REFUSE.test(word.lemma) && ASKED.test(lemmaAt(tree, event));
    if (event === undefined || !(isRefusal || isBlame(map, word.index))) return [];
    if (readModality(tree, word.index, lists).modality !== 'asserted') return [];
    const critics = (slots.get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, WHO));
    const doers = doersOf(map, event, before).filter(
      (it) => !critics.some(({ mention }) => mention.entity === it.mention.entity),
    );
    return pairsBy(critics, doers, {
      relation: isRefusal && !isCharge(map, event) ? 'OPPOSES' : 'ACCUSES',
      rule: 'condemns-move',
      cue: word.index,
      path: `${word.form} the ${wordAt(tree, event).form}`,
      confidence: 0.7,
    });
  });
}

const REFUSE = /^(reject|dismiss|rebuff|refuse|spurn|deny|dispute|ignore)$/;
/** What somebody asks for or charges, so that to reject it is to reject them. */
const ASKED =
  /^(ultimatum|demand|accusation|allegation|charge|claim|offer|appeal|warning|call|request|plea|criticism|overture|invitation)$/;

const isCharge = ({ tree, lists }: ActorMap, event: number): boolean =>
  lists.rebukeNouns.has(lemmaAt(tree, event)) || lists.sayNouns.has(lemmaAt(tree, event));

/** To deny a charge is not to blame who made it. */
const SAID = /^(?:charge|claim|accusation|allegation|assertion|suggestion|idea|demand)$/;

const WHO = { types: ['person', 'group'] } as const;

/** "called X reckless", "described A as a farce": whoever is called so is blamed. */
export function deriveEpithets(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (word.upos !== 'VERB' || !/^(call|describe|brand|label|deem|denounce|dismiss|portray|condemn)$/.test(word.lemma))
      return [];
    const slots = readArguments(tree, word.index);
    const said = childrenBy(tree, word.index, 'xcomp', 'obj', 'obl').filter((at) => at > word.index);
    const blame = said.some((at) => lists.issueBlame.has(lemmaAt(tree, at)) && map.byHead.get(at) === undefined);
    const [object] = slots.get('obj') ?? [];
    if (!blame || object === undefined || readModality(tree, word.index, lists).modality !== 'asserted') return [];
    const who = actorsAt(map, object, { ...WHO, roll: false });
    return pairsBy(
      (slots.get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, WHO)),
      who,
      {
        relation: 'ACCUSES',
        rule: 'calls-names',
        cue: word.index,
        path: `${word.form} it names`,
        confidence: 0.75,
      },
    );
  });
}

/** "said the move was illegal": who says so accuses who made it. */
export function deriveVerdicts(map: ActorMap, before: ActorMap | undefined): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (!lists.issueBlame.has(word.lemma.toLowerCase()) || childrenBy(tree, word.index, 'cop').length === 0) return [];
    if (word.deprel !== 'ccomp' || !lists.sayVerbs.has(lemmaAt(tree, word.head))) return [];
    const event = childrenBy(tree, word.index, 'nsubj').find((at) => lists.eventNouns.has(lemmaAt(tree, at)));
    if (event === undefined || readModality(tree, word.index, lists).modality !== 'asserted') return [];
    const critics = (readArguments(tree, word.head).get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, WHO));
    const doers = doersOf(map, event, before).filter(
      (it) => !critics.some(({ mention }) => mention.entity === it.mention.entity),
    );
    return pairsBy(critics, doers, {
      relation: 'ACCUSES',
      rule: 'calls-move',
      cue: word.index,
      path: `the ${wordAt(tree, event).form} is ${word.form}`,
      confidence: 0.65,
    }).map((it) => ({ ...it, cue: word.head }));
  });
}

/** "condemned", "called it illegal", "described it as a farce". */
function isBlame({ tree, lists }: ActorMap, verb: number): boolean {
  const lemma = lemmaAt(tree, verb);
  if (lists.accuseVerbs.has(lemma)) return true;
  if (!lists.considerVerbs.has(lemma) && !/^(dismiss|reject|denounce)$/.test(lemma)) return false;
  const said = childrenBy(tree, verb, 'xcomp', 'obj', 'obl', 'advcl');
  return said.some((at) => [at, ...childrenBy(tree, at, 'amod')].some((it) => lists.issueBlame.has(lemmaAt(tree, it))));
}

/** Who made the move: whoever the noun names, the subject of the clause it sums up, or of the sentence before. */
function doersOf(map: ActorMap, event: number, before: ActorMap | undefined): readonly Actor[] {
  const { tree } = map;
  if (holdersOf(map, event, WHO).length > 0) return [];
  const article = childrenBy(tree, event, 'det').map((at) => wordAt(tree, at).form.toLowerCase())[0];
  if (/^(a|an)$/.test(article ?? ''))
    return wordAt(tree, event - 2).form === ',' || hasComma(map, event) ? subjectAbove(map, event) : [];
  if (!/^(the|this|that)$/.test(article ?? '') || before === undefined || !POINTING.test(lemmaAt(tree, event)))
    return [];
  if (before.tree.sentence.blockIndex < tree.sentence.blockIndex - 1) return [];
  const root = before.tree.words.find((word) => word.head < 0);
  if (root === undefined || root.upos !== 'VERB') return [];
  // "X said Y had lied. Y called the charge absurd": of a charge it is who speaks.
  const isTold = isCharge(map, event) || VERDICT.test(lemmaAt(tree, event));
  if (isSaying(before, root.index)) return isTold ? subjectsOf(before, root.index) : [];
  // "The cabinet fell when X left it. The decision": of who did something, not of what befell another.
  const verbs = [root.index, ...childrenBy(before.tree, root.index, 'advcl')];
  const deed = verbs.find((at) => childrenBy(before.tree, at, 'obj', 'xcomp', 'ccomp', 'obl:agent').length > 0);
  return deed === undefined ? subjectsOf(before, root.index) : subjectsOf(before, deed);
}

/** Nouns that point back at what was just told; "the campaign" may be any. */
const POINTING =
  /^(move|step|decision|action|act|gesture|verdict|ruling|sentence|announcement|statement|remark|comment|ultimatum|demand|accusation|allegation|charge|claim|offer|appeal|warning|call|request|plea|criticism|overture|invitation|assertion|suggestion|expulsion)$/;

const VERDICT = /^(verdict|ruling|sentence|announcement|statement|remark|comment)$/;

const hasComma = ({ tree }: ActorMap, event: number): boolean =>
  [event - 1, event - 2, event - 3].some((at) => wordAt(tree, at).form === ',');

const isSaying = ({ tree, lists }: ActorMap, verb: number): boolean => lists.sayVerbs.has(lemmaAt(tree, verb));

function subjectsOf(map: ActorMap, verb: number): readonly Actor[] {
  return (readArguments(map.tree, verb).get('nsubj') ?? []).flatMap((at) => actorsAt(map, at, WHO));
}

/** The nearest clause above that has somebody for its subject; of a charge, the clause that makes it. */
function subjectAbove(map: ActorMap, event: number): readonly Actor[] {
  const { tree, lists } = map;
  const isOfSpeech = isCharge(map, event);
  for (let at = wordAt(tree, event).head, steps = 0; at >= 0 && steps < 12; at = wordAt(tree, at).head, steps += 1) {
    if (wordAt(tree, at).upos !== 'VERB' || at > event) continue;
    if (isOfSpeech && !isSaying(map, at) && !lists.accuseVerbs.has(lemmaAt(tree, at))) continue;
    const subjects = subjectsOf(map, at);
    if (subjects.length > 0) return subjects;
  }
  return [];
}
