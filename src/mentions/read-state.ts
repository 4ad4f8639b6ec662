import { caseOf, type SentenceView } from './sentence-view.ts';

const PLACE_CASES = new Set([
  'in',
  'at',
  'near',
  'into',
  'across',
  'inside',
  'throughout',
  'around',
  'within',
  'outside',
  'through',
  'over',
  'above',
  'along',
  'beyond',
  'en',
]);
const MOTION = new Set([
  'go',
  'travel',
  'fly',
  'return',
  'visit',
  'arrive',
  'head',
  'move',
  'flee',
  'enter',
  'leave',
  'cross',
  'reach',
  'trip',
  'come',
  'send',
  'deploy',
  'bring',
  'escape',
  'exile',
  'get',
  'withdraw',
  'withdrawal',
  'journey',
  'flight',
  'line',
  'north',
  'south',
  'east',
  'west',
  'road',
  'route',
  'border',
  'smuggle',
  'import',
  'export',
  'ship',
  'deport',
  'migrate',
  'relocate',
]);
const TALKING = new Set([
  'talk',
  'meeting',
  'conference',
  'summit',
  'discussion',
  'negotiation',
  'agreement',
  'deal',
  'conflict',
  'war',
  'resolution',
  'report',
  'speak',
  'debate',
  'policy',
  'situation',
  'crisis',
  'expert',
]);
const LAND = new Set([
  'island',
  'peninsula',
  'archipelago',
  'city',
  'town',
  'village',
  'part',
  'area',
  'region',
  'province',
  'border',
  'north',
  'south',
  'east',
  'west',
  'capital',
  'airspace',
  'territory',
  'sky',
  'coast',
  'soil',
  'side',
  'half',
  'outskirts',
  'suburb',
  'street',
  'center',
  'centre',
  'war',
  'conflict',
  'people',
  'map',
  'rest',
  'most',
  'much',
  'crisis',
  'economy',
  'mountain',
  'situation',
  'ground',
  'countryside',
  'interior',
]);

const LAND_OF_ADJECTIVE = new Set([
  'city',
  'town',
  'village',
  'area',
  'region',
  'province',
  'border',
  'capital',
  'airspace',
  'territory',
  'sky',
  'coast',
  'soil',
  'suburb',
  'countryside',
  'island',
  'port',
  'desert',
  'enclave',
  'district',
]);

/** Words beside which a state's adjective names the land: "the Syrian border". */
export function isLandWord(lemma: string): boolean {
  return LAND_OF_ADJECTIVE.has(lemma);
}

/** Verbs whose object is somebody: "accused Moscow" means the government there. */
const TOWARD_SOMEBODY = new Set(
  (
    'accuse blame condemn criticize criticise denounce urge ask press pressure warn threaten tell sanction support ' +
    'back assist help aid arm fund defend persuade convince force compel oblige oppose challenge defy provoke ' +
    'antagonize thank praise assure reassure inform notify punish isolate lobby rebuke slam chide fault ' +
    'order implore beg anger irritate infuriate please alarm embarrass'
  ).split(' '),
);
/** Nouns of dealings: "sanctions on Moscow", "aid to Kyiv", "the ambassador to Niger". */
const DEALING = new Set(
  (
    'missile drone tank shell rocket jet ammunition munition artillery equipment technology money fund gas oil ' +
    'sanction pressure tariff embargo aid support assistance backing help weapon arm loan concession threat warning ' +
    'demand opposition hostility criticism condemnation ambassador envoy diplomat ally alliance tie relation loyalty ' +
    'request appeal accusation protest rebuke praise condemnation pledge promise objection'
  ).split(' '),
);

/** Whether what governs a phrase deals with somebody rather than goes somewhere. */
function dealsWith(view: SentenceView, governor: number): boolean {
  const word = view.words[governor];
  if (word === undefined) return false;
  if (word.upos === 'NOUN') return DEALING.has(word.lemma.toLowerCase());
  return (view.children[governor] ?? []).some((child) => {
    const under = view.words[child];
    return under?.deprel === 'obj' && DEALING.has(under.lemma.toLowerCase());
  });
}

const EMBASSY = /^(?:embassy|consulate|ambassador|diplomat)$/;

/** Whether a phrase is about an embassy, or what one does with it: "closed its embassy in Cuba". */
function isOfEmbassy(view: SentenceView, governor: number): boolean {
  if (EMBASSY.test(view.words[governor]?.lemma ?? '')) return true;
  return (view.children[governor] ?? []).some(
    (child) => view.words[child]?.deprel === 'obj' && EMBASSY.test(view.words[child]?.lemma ?? ''),
  );
}

/** Whether a state's name, or a capital that may stand for it, is the actor here or the land. */
export function readsAsActor(view: SentenceView, head: number, form: 'name' | 'metonym'): boolean {
  const word = view.words[head];
  if (word === undefined) return false;
  const mark = caseOf(view, head);
  const governor = view.words[word.head];
  const isPossessor = word.deprel === 'nmod:poss';
  // "took Turkey's side", "the embassy in Turkey".
  if (isPossessor && governor?.lemma === 'side' && view.words[governor.head]?.lemma === 'take') return true;
  if (mark === 'in' && isOfEmbassy(view, word.head)) return true;
  if (
    mark === 'of' &&
    governor?.lemma === 'side' &&
    view.folded[head - 2] === 'side' &&
    view.folded[head - 3] === 'the'
  )
    return caseOf(view, governor.index) === 'on' && view.words[governor.head]?.upos === 'VERB';
  if (isPossessor)
    return form === 'metonym' || !(governor !== undefined && LAND.has(governor.lemma)) || wagesWar(view, word.head);
  // "A, along with B": what B is goes by what A is.
  if (mark === 'along' && (view.children[head] ?? []).some((child) => view.folded[child] === 'with'))
    return governor?.upos !== 'PROPN' || readsAsActor(view, governor.index, form);
  // "lashed out at Turkey": a country is no point to be at.
  const isAimed =
    governor?.upos === 'VERB' || /^(?:missile|rocket|drone|fire|barrage|shell|jab|anger)$/.test(governor?.lemma ?? '');
  if (mark === 'at' && form === 'name' && isAimed) return true;
  if (mark !== undefined && PLACE_CASES.has(mark)) return false;
  if (mark === 'to' && /^(?:north|south|east|west)(?:ward)?$/.test(view.folded[head - 2] ?? '')) return false;
  if (/^(?:nsubj|csubj|obl:agent|iobj)/.test(word.deprel)) return !isLocatedSubject(view, head);
  if (mark !== undefined && /^(?:to|from|toward|towards|on|for)$/.test(mark) && dealsWith(view, word.head)) return true;
  if (mark === 'to' || mark === 'from' || mark === 'toward' || mark === 'towards')
    return !(governor !== undefined && MOTION.has(governor.lemma)) && form === 'name';
  if (mark === 'on' || mark === 'about' || mark === 'for')
    return form === 'name' && !(governor !== undefined && TALKING.has(governor.lemma));
  if (mark === 'of' && /^(?:ally|enemy|foe|rival|critic|friend|proxy)$/.test(governor?.lemma ?? '')) return true;
  if (mark === 'of') return form === 'name' && !(governor !== undefined && LAND.has(governor.lemma));
  if (isTownsLand(view, head)) return false;
  // "by A, the B and the C": a list whose second name was taken for an apposition.
  const isListed = (view.children[head] ?? []).some((child) => view.words[child]?.deprel === 'conj');
  if (word.deprel === 'appos' && governor?.upos === 'PROPN' && isListed)
    return readsAsActor(view, governor.index, form);
  if (word.deprel === 'conj' && governor !== undefined) return readsAsActor(view, governor.index, form);
  if (word.deprel.startsWith('compound') || word.deprel === 'amod') return form === 'name';
  if (word.deprel === 'obj')
    return (
      (form === 'name' || TOWARD_SOMEBODY.has(governor?.lemma ?? '')) &&
      !(governor !== undefined && /^(?:visit|leave|enter|reach|flee|cross|tour)$/.test(governor.lemma))
    );
  if (mark === 'between' || mark === 'with' || mark === 'by' || mark === 'against') return true;
  if (
    word.deprel === 'root' ||
    word.deprel === 'appos' ||
    word.deprel === 'dep' ||
    word.deprel === 'parataxis' ||
    word.deprel === 'list'
  )
    return (
      form === 'name' &&
      mark === undefined &&
      (word.deprel !== 'appos' || (governor?.upos === 'NOUN' && !LAND.has(governor.lemma)))
    );
  return form === 'name';
}

/** "X's war against Y": X wages it. */
function wagesWar(view: SentenceView, noun: number): boolean {
  return (
    /^(?:war|conflict)$/.test(view.words[noun]?.lemma ?? '') &&
    (view.children[noun] ?? []).some((child) => /^(?:against|on|with)$/.test(caseOf(view, child) ?? ''))
  );
}

/** "Syria is a country", "Aleppo was bombed": what happens to land. */
function isLocatedSubject(view: SentenceView, head: number): boolean {
  const word = view.words[head];
  const governor = view.words[word?.head ?? -1];
  return (
    governor !== undefined &&
    /^(?:country|nation|city|place|land)$/.test(governor.lemma) &&
    (view.children[governor.index] ?? []).some((child) => view.words[child]?.deprel === 'cop')
  );
}

/** "Geneva, Switzerland": a name right behind a comma and another name, not coordinated with it. */
function isTownsLand(view: SentenceView, head: number): boolean {
  const word = view.words[head];
  return (
    word !== undefined &&
    /^(?:appos|nmod:unmarked|nmod|flat|dep|list)$/.test(word.deprel) &&
    view.folded[head - 1] === ',' &&
    /^NNP/.test(view.words[head - 2]?.xpos ?? '') &&
    view.words[word.head]?.index === head - 2
  );
}
