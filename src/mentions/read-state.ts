import { caseOf, type SentenceView } from './sentence-view.ts';

/** A state's name, or a capital that may stand for it, where it stands: what decides between actor and land. */
type Named = {
  readonly view: SentenceView;
  readonly head: number;
  readonly form: 'name' | 'metonym';
  /** Lemma of the governing word; empty at the root. */
  readonly governor: string;
  readonly isOne: (list: string, word: string) => boolean;
};

/** Whether a state's name, or a capital that may stand for it, is the actor here or the land; by the lists of `lexicon/states.yaml`. */
export function readsAsActor(view: SentenceView, head: number, form: 'name' | 'metonym'): boolean {
  const word = view.words[head];
  if (word === undefined) return false;
  const governor = view.words[word.head];
  const isOne = (list: string, lemma: string): boolean =>
    view.gazetteer.words(`states/${list}`).has(lemma.toLowerCase());
  const named: Named = { view, head, form, governor: governor?.lemma ?? '', isOne };
  const asGovernor = (): boolean => governor === undefined || readsAsActor(view, governor.index, form);
  const mark = caseOf(view, head);
  if (word.deprel === 'nmod:poss') return form === 'metonym' || !isOne('lands', named.governor);
  // "A, along with B": what B is goes by what A is.
  if (mark === 'along' && (view.children[head] ?? []).some((child) => view.folded[child] === 'with'))
    return governor?.upos !== 'PROPN' || asGovernor();
  const isMarked = mark !== undefined && isOne('at-places', mark) && !isAimedAt(named, mark);
  if (isMarked) return mark === 'in' && isOfEmbassy(named);
  if (/^(?:nsubj|csubj|obl:agent|iobj)/.test(word.deprel)) return !isLocatedSubject(named);
  const byMark = mark === undefined ? undefined : readMark(named, mark);
  if (byMark !== undefined) return byMark;
  if (isTownsLand(named)) return false;
  // "by A, the B and the C": a list whose second name was taken for an apposition.
  const isListed = (view.children[head] ?? []).some((child) => view.words[child]?.deprel === 'conj');
  if (word.deprel === 'conj' || (word.deprel === 'appos' && governor?.upos === 'PROPN' && isListed))
    return asGovernor();
  if (word.deprel === 'obj')
    return (form === 'name' || isOne('toward-somebody', named.governor)) && !isOne('visits', named.governor);
  if (word.deprel === 'appos')
    return form === 'name' && mark === undefined && governor?.upos === 'NOUN' && !isOne('lands', named.governor);
  return form === 'name' && (mark === undefined || !/^(?:root|dep|parataxis|list)$/.test(word.deprel));
}

/** What a preposition tells; undefined where it tells nothing. */
function readMark(named: Named, mark: string): boolean | undefined {
  const { view, head, form, governor, isOne } = named;
  if (/^(?:between|with|by|against)$/.test(mark)) return true;
  if (/^(?:to|from|towards?|on|for)$/.test(mark) && dealsWith(named)) return true;
  if (mark === 'to' && /^(?:north|south|east|west)(?:ward)?$/.test(view.folded[head - 2] ?? '')) return false;
  if (/^(?:to|from|towards?)$/.test(mark)) return form === 'name' && !isOne('motion', governor);
  if (/^(?:on|about|for)$/.test(mark)) return form === 'name' && !isOne('talk', governor);
  if (mark !== 'of') return undefined;
  return isOne('friends-and-foes', governor) || (form === 'name' && !isOne('lands', governor));
}

/** "lashed out at Turkey": a country is no point to be at. */
function isAimedAt({ view, head, form, governor, isOne }: Named, mark: string): boolean {
  const above = view.words[view.words[head]?.head ?? -1];
  return mark === 'at' && form === 'name' && (above?.upos === 'VERB' || isOne('aimed', governor));
}

/** Whether what governs a phrase deals with somebody rather than goes somewhere. */
function dealsWith({ view, head, governor, isOne }: Named): boolean {
  const above = view.words[view.words[head]?.head ?? -1];
  if (above === undefined) return false;
  if (above.upos === 'NOUN') return isOne('dealings', governor);
  return objectsOf(view, above.index).some((lemma) => isOne('dealings', lemma));
}

/** Whether a phrase is about an embassy, or what one does with it: "closed its embassy in Cuba". */
function isOfEmbassy({ view, head, governor, isOne }: Named): boolean {
  const above = view.words[head]?.head ?? -1;
  return [governor, ...objectsOf(view, above)].some((lemma) => isOne('embassies', lemma));
}

const objectsOf = (view: SentenceView, at: number): readonly string[] =>
  (view.children[at] ?? []).flatMap((child) => {
    const word = view.words[child];
    return word?.deprel === 'obj' ? [word.lemma] : [];
  });

/** "Syria is a country": said of land. */
function isLocatedSubject({ view, head, governor }: Named): boolean {
  const noun = view.words[head]?.head ?? -1;
  return (
    /^(?:country|nation|city|place|land)$/.test(governor) &&
    (view.children[noun] ?? []).some((child) => view.words[child]?.deprel === 'cop')
  );
}

/** "Geneva, Switzerland": a name right behind a comma and another name, not coordinated with it. */
function isTownsLand({ view, head }: Named): boolean {
  const word = view.words[head];
  return (
    word !== undefined &&
    /^(?:appos|nmod:unmarked|nmod|flat|dep|list)$/.test(word.deprel) &&
    view.folded[head - 1] === ',' &&
    /^NNP/.test(view.words[head - 2]?.xpos ?? '') &&
    word.head === head - 2
  );
}
