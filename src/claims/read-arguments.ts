import {
  antecedentOf,
  childrenBy,
  isNominal,
  isPassive,
  isRelativePronoun,
  lemmaAt,
  prepositionsOf,
  relationOf,
  type Tree,
  wordAt,
} from './tree.ts';

/** Arguments of a verb as the active main clause would have them: slot -> word indexes, likeliest first. */
export type Arguments = ReadonlyMap<string, readonly number[]>;

const MAX_CONTROL_STEPS = 6;

/** Reads the arguments of a verb, undoing passives, relative clauses, participles, control and shared subjects. */
export function readArguments(tree: Tree, verb: number, depth = 0): Arguments {
  const slots = new Map<string, number[]>();
  const add = (slot: string, index: number): void => {
    const known = slots.get(slot);
    if (known === undefined) slots.set(slot, [index]);
    else if (!known.includes(index)) known.push(index);
  };
  const passive = isPassive(tree, verb);
  readDependents(tree, verb, passive, add);
  if (passive && !slots.has('nsubj')) for (const at of buriedAgents(tree, verb)) add('nsubj', at);
  if (passive && !slots.has('nsubj')) for (const at of swallowedSubject(tree, verb)) add('nsubj', at);
  readRelativeGap(tree, verb, passive, slots, add);
  if (!slots.has(passive ? 'obj' : 'nsubj') && depth < MAX_CONTROL_STEPS)
    for (const index of understoodSubject(tree, verb, depth)) add(passive ? 'obj' : 'nsubj', index);
  return slots;
}

type Add = (slot: string, index: number) => void;

function readDependents(tree: Tree, verb: number, passive: boolean, add: Add): void {
  for (const child of tree.children[verb] ?? []) {
    const word = wordAt(tree, child);
    const filler = isRelativePronoun(word) ? antecedentOr(tree, verb, child) : child;
    switch (relationOf(word)) {
      case 'nsubj':
      case 'csubj':
        add(passive || word.deprel.endsWith(':pass') ? 'obj' : 'nsubj', filler);
        break;
      case 'obj':
        add(passive && word.deprel === 'obj' && hasPatient(tree, verb) ? 'obj2' : 'obj', filler);
        break;
      case 'ccomp':
        for (const subject of isPassive(tree, filler) ? [] : childrenBy(tree, filler, 'nsubj')) {
          add('ccomp:nsubj', subject);
          if (isBound(tree, filler) && !/^(?:i|we)$/.test(lemmaAt(tree, subject))) add('ccomp:must', subject);
        }
        add('ccomp', filler);
        break;
      case 'iobj':
      case 'xcomp':
        add(relationOf(word), filler);
        break;
      case 'obl':
      case 'nmod':
      case 'advcl':
        readOblique(tree, child, filler, passive, add);
        break;
      case 'compound':
      case 'amod':
        if (passive && wordAt(tree, verb).deprel === 'amod' && child < verb) add('nsubj', child);
        break;
      default:
        break;
    }
  }
}

/** "said that X must leave", "said X needs to act": whether a clause tells what has to be done. */
function isBound(tree: Tree, clause: number): boolean {
  const auxiliaries = childrenBy(tree, clause, 'aux').map((at) => lemmaAt(tree, at));
  if (auxiliaries.some((aux) => /^(?:have|may|might)$/.test(aux))) return false;
  if (auxiliaries.some((aux) => /^(?:must|should|ought)$/.test(aux))) return true;
  const isOwed = /^(?:have|need)$/.test(lemmaAt(tree, clause));
  return isOwed && childrenBy(tree, clause, 'xcomp').some((at) => at > clause && !isPassive(tree, at));
}

/** Whether what a passive is done to is known apart from its object: its subject, or the noun it hangs on. */
function hasPatient(tree: Tree, verb: number): boolean {
  const { deprel } = wordAt(tree, verb);
  return deprel === 'acl' || childrenBy(tree, verb, 'nsubj:pass').length > 0;
}

function readOblique(tree: Tree, child: number, filler: number, passive: boolean, add: Add): void {
  const word = wordAt(tree, child);
  const prepositions = prepositionsOf(tree, child);
  if (word.deprel === 'obl:agent' || (passive && prepositions[0] === 'by' && relationOf(word) !== 'advcl')) {
    add('nsubj', filler);
    add('obl:by', filler);
    // "was returned by X to Y": the parser may hang whom it goes to on who does it.
    for (const under of childrenBy(tree, child, 'nmod'))
      if (prepositionsOf(tree, under)[0] === 'to') add('obl:to', under);
    return;
  }
  const kind = relationOf(word) === 'advcl' ? 'advcl' : 'obl';
  if (prepositions.length === 0) add(kind, filler);
  for (const preposition of prepositions) add(`${kind}:${preposition}`, filler);
}

function antecedentOr(tree: Tree, verb: number, pronoun: number): number {
  const antecedent = antecedentOf(tree, verb);
  return antecedent >= 0 ? antecedent : pronoun;
}

/** "was listed as a criminal gang by X": the parser may hang the agent on the nearer noun. */
function buriedAgents(tree: Tree, verb: number): readonly number[] {
  return childrenBy(tree, verb, 'obl', 'obj', 'xcomp', 'nmod')
    .filter((at) => at > verb)
    .flatMap((at) => childrenBy(tree, at, 'nmod', 'obl').filter((it) => prepositionsOf(tree, it)[0] === 'by'));
}

/** "Zambia severed ties with X", "has severed ties": the parser may take the verb for an adjective of its object. */
function swallowedSubject(tree: Tree, verb: number): readonly number[] {
  const { head, deprel } = wordAt(tree, verb);
  if (deprel !== 'amod') return [];
  const above = wordAt(tree, head).head;
  if (above === verb - 1 && lemmaAt(tree, above) === 'have') return childrenBy(tree, above, 'nsubj');
  // In English no compound stands before an adjective of the same noun.
  return above < 0 ? childrenBy(tree, head, 'compound', 'nsubj').filter((at) => at < verb) : [];
}

/** "the groups they back", "the rebels many of them are fighting beside": the noun fills the slot left empty. */
function readRelativeGap(tree: Tree, verb: number, passive: boolean, slots: Map<string, number[]>, add: Add): void {
  const word = wordAt(tree, verb);
  if (word.deprel !== 'acl:relcl' || passive) return;
  const children = tree.children[verb] ?? [];
  if (children.some((at) => /^where$/i.test(wordAt(tree, at).form))) add('obl:in', word.head);
  if (children.some((at) => isRelativePronoun(wordAt(tree, at)) || /^(where|when)$/i.test(wordAt(tree, at).form)))
    return;
  if (children.some((at) => (tree.children[at] ?? []).some((it) => /^whose$/i.test(wordAt(tree, it).form)))) return;
  const stranded = children.find(
    (at) =>
      at > verb &&
      wordAt(tree, at).upos === 'ADP' &&
      (tree.children[at] ?? []).length === 0 &&
      wordAt(tree, at).deprel !== 'compound:prt',
  );
  if (!slots.has('nsubj')) add('nsubj', word.head);
  else if (stranded !== undefined) add(`obl:${lemmaAt(tree, stranded)}`, word.head);
  else if (!slots.has('obj')) add('obj', word.head);
}

/** Who does it when the clause does not say: from coordination, control, raising, participles. */
function understoodSubject(tree: Tree, verb: number, depth: number): readonly number[] {
  const word = wordAt(tree, verb);
  if (word.head < 0) return [];
  const matrix = word.head;
  switch (relationOf(word)) {
    case 'conj':
    case 'parataxis':
      if (word.deprel !== 'conj' && word.xpos !== 'VBG') return [];
      return readArguments(tree, matrix, depth + 1).get(isPassive(tree, matrix) ? 'obj' : 'nsubj') ?? [];
    case 'xcomp':
      return controller(tree, matrix, depth);
    case 'advcl':
      return adverbialSubject(tree, verb, matrix, depth);
    case 'acl':
      // "was the first to recognise X".
      if (childrenBy(tree, matrix, 'cop').length > 0 && childrenBy(tree, verb, 'mark').length > 0)
        return controller(tree, matrix, depth);
      if (!isNominal(wordAt(tree, matrix))) return [];
      return childrenBy(tree, verb, 'mark').length === 0 ? [matrix] : holderOf(tree, matrix, depth);
    case 'amod':
      return [matrix];
    default:
      return [];
  }
}

/** "Turkey's plan to attack X", "made an effort to oust X": whose plan it is, else who does the verb above. */
function holderOf(tree: Tree, noun: number, depth: number): readonly number[] {
  const holders = childrenBy(tree, noun, 'nmod:poss', 'compound', 'amod');
  const head = wordAt(tree, noun).head;
  const named = holders.filter((at) => wordAt(tree, at).deprel === 'nmod:poss' || /^[A-Z]/.test(wordAt(tree, at).form));
  if (named.length > 0 || head < 0) return named;
  // "ordered the activation of a force to restore X".
  if (relationOf(wordAt(tree, noun)) === 'nmod' && prepositionsOf(tree, noun)[0] === 'of' && depth < 3)
    return wordAt(tree, head).upos === 'NOUN' ? holderOf(tree, head, depth + 1) : [];
  if (relationOf(wordAt(tree, noun)) !== 'obj') return [];
  return readArguments(tree, head, depth + 1).get('nsubj') ?? [];
}

function controller(tree: Tree, matrix: number, depth: number): readonly number[] {
  const word = wordAt(tree, matrix);
  if (word.upos !== 'VERB' && word.upos !== 'AUX') {
    const subject = childrenBy(tree, matrix, 'nsubj', 'nsubj:pass');
    return subject.length > 0
      ? subject.map((at) => (isRelativePronoun(wordAt(tree, at)) ? antecedentOr(tree, matrix, at) : at))
      : understoodSubject(tree, matrix, depth + 1);
  }
  const slots = readArguments(tree, matrix, depth + 1);
  const object = slots.get('iobj') ?? slots.get('obj');
  // "help the rebels take the town": both do.
  if (object !== undefined && lemmaAt(tree, matrix) === 'help' && !isPassive(tree, matrix))
    return [...object, ...(slots.get('nsubj') ?? [])];
  if (object !== undefined && (isPassive(tree, matrix) || !tree.lists.subjectControlVerbs.has(lemmaAt(tree, matrix))))
    return object;
  return calledOn(tree, matrix, slots) ?? slots.get('nsubj') ?? [];
}

/** "called on X to stop": whom a verb calls on. */
function calledOn(tree: Tree, verb: number, slots: Arguments): readonly number[] | undefined {
  return /^(?:call|prevail)$/.test(lemmaAt(tree, verb)) ? (slots.get('obl:on') ?? slots.get('obl:upon')) : undefined;
}

function adverbialSubject(tree: Tree, verb: number, matrix: number, depth: number): readonly number[] {
  if (wordAt(tree, matrix).upos !== 'VERB') return childrenBy(tree, matrix, 'nsubj');
  const slots = readArguments(tree, matrix, depth + 1);
  const marks = prepositionsOf(tree, verb);
  // "joined X in condemning Y": both do.
  if (marks.includes('in') && lemmaAt(tree, matrix) === 'join')
    return [...(slots.get('nsubj') ?? []), ...(slots.get('obj') ?? [])];
  const object = slots.get('obj') ?? slots.get('iobj');
  if (marks.some((mark) => tree.lists.objectControlMarks.has(mark)) && object !== undefined) return object;
  // "asked Turkey to stop": some parsers hang the infinitive of a request as an adverbial.
  if (marks.includes('to') && slots.has('obj') && tree.lists.requestVerbs.has(lemmaAt(tree, matrix)))
    return slots.get('obj') ?? [];
  const called = marks.includes('to') ? calledOn(tree, matrix, slots) : undefined;
  return called ?? slots.get(isPassive(tree, matrix) ? 'obj' : 'nsubj') ?? [];
}
