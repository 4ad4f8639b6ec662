import type { EntityType } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import type { ChosenMention } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { foldForm } from '../text/fold-form.ts';
import { isTitle } from './without-title.ts';

/** The words of a name that tell whose it is: no title, no particle; undefined for what is no name. */
export type NameWords = {
  readonly type: EntityType;
  readonly words: readonly string[];
  /** Lands and peoples among the words, as the lists have them. */
  readonly lands: readonly string[];
  /** A person behind a title, or with a first name: nobody's nickname. */
  readonly isWhole: boolean;
  /** A land's own name and nothing else. */
  readonly isLand: boolean;
};

const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'al', 'el', 'jr', 'sr', 'ii', 'iii', 'iv']);

/** What {@link areClashing} compares of a mention; of a description the lands that it is of. */
export function nameWords(mention: ChosenMention | undefined, gazetteer: Gazetteer): NameWords | undefined {
  if (mention?.how === 'description') return landsOf(mention, gazetteer);
  if (mention === undefined || (mention.how !== 'name' && mention.how !== 'alias')) return undefined;
  const { type, surface } = mention;
  const all = withoutBracket(foldForm(surface))
    .replace(/'s?(?= |$)/g, '')
    .split(/[\s\-‐–]+/)
    .map((word) => /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’]*/u.exec(word)?.[0] ?? '')
    .filter((word) => word !== '' && !SMALL.has(word));
  const own = type === 'person' ? all.filter((word) => !isTitle(word, gazetteer)) : all;
  const words = own.map((word) => word.replace(/\./g, '')).filter((word) => word.length > 1);
  if (type === 'group') {
    const heads = words.filter((word) => isHead(word, gazetteer));
    const lands = words.flatMap((word) => landOf(word, gazetteer));
    const rest = words.filter((word) => !heads.includes(word) && landOf(word, gazetteer).length === 0);
    const isLand = lands.length > 0 && rest.length + heads.length === 0;
    return { type, words: rest, lands, isWhole: heads.length > 0 && rest.length > 0, isLand };
  }
  // "Israel's Prime Minister" and "the Arizona Republican" say what somebody is.
  const isWho =
    words.every((word) => !isOfGroup(word, gazetteer)) &&
    !isTitle(all.at(-1) ?? '', gazetteer) &&
    /\p{Lu}/u.test(surface.slice(surface.lastIndexOf(' ') + 1));
  const isWhole = type === 'person' && isWho && (words.length > 1 || own.length < all.length);
  const lands = words.flatMap((word) => landOf(word, gazetteer));
  const isLand = type === 'place' && lands.length === words.length;
  return words.length === 0 ? undefined : { type, words, lands, isWhole, isLand };
}

/** "Syrian border guards" are of Syria; "a US-backed coalition" and "officials in Iran" may be of elsewhere. */
function landsOf({ type, surface }: ChosenMention, gazetteer: Gazetteer): NameWords | undefined {
  const [own = ''] = foldForm(surface).split(/,| (?:in|of|from|at|for|to|by|with|against|near|and|or) /);
  const lands = own.split(' ').flatMap((word) => landOf(word.replace(/['’]s?$/, ''), gazetteer));
  return lands.length === 0 || type === 'place' ? undefined : { type, words: [], lands, isWhole: false, isLand: false };
}

/** "Free Syrian Army (FSA)" without what stands in brackets behind it. */
function withoutBracket(name: string): string {
  const at = name.lastIndexOf('(');
  return at > 0 && !name.slice(at, -1).includes(')') ? name.slice(0, at).trimEnd() : name;
}

/** "Israel", "Arizona", "Republican". */
const isOfGroup = (word: string, gazetteer: Gazetteer): boolean =>
  gazetteer.root.next?.get(word)?.hits.some(({ id }) => !id.startsWith('person/')) === true;

/** "court", "ministry": what a body is. */
const isHead = (word: string, { words }: Gazetteer): boolean =>
  words('description-heads/organisation').has(word) || words('state-phrases/ministries').has(word);

function landOf(word: string, gazetteer: Gazetteer): readonly string[] {
  const hit = gazetteer.root.next
    ?.get(word)
    ?.hits.find(
      ({ id, form }) => (form === 'adjective' || form === 'name') && gazetteer.entries.get(id)?.kind === 'state',
    );
  return hit === undefined ? [] : [hit.id];
}

/**
 * Whether two names cannot be of one thing whatever a reader makes of them: whole names of two people, or of two bodies or places, that
 * share no word and of which none abbreviates the other ("Mr. Obama", "Mr. Kerry"); names that differ in the land ("Syrian Kurdish
 * forces", "Iraqi Kurdish forces"); a land and a name that is no land's.
 */
export function areClashing(a: NameWords, b: NameWords): boolean {
  if ((a.isLand && isOther(b)) || (b.isLand && isOther(a))) return true;
  if (a.type === 'issue' || a.type !== b.type) return false;
  if (a.lands.length > 0 && b.lands.length > 0 && !a.lands.some((land) => b.lands.includes(land))) return true;
  return (
    a.isWhole &&
    b.isWhole &&
    !a.words.some((word) => b.words.some((other) => isLike(word, other))) &&
    !isShort(a, b) &&
    !isShort(b, a)
  );
}

/** A name in which no land is. */
const isOther = ({ type, words, lands }: NameWords): boolean =>
  type !== 'issue' && words.length > 0 && lands.length === 0;

const isLike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) > 3 && (a.startsWith(b) || b.startsWith(a) || editDistance(a, b) <= 2));

/** "NCTC" of National Counterterrorism Center. */
const isShort = (short: NameWords, long: NameWords): boolean => {
  const letters = long.words.map((word) => word.charAt(0)).join('');
  return short.words.some((word) => word.length > 1 && (letters.includes(word) || word.startsWith(letters)));
};
