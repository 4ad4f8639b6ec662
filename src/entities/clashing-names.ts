import type { EntityId, EntityType } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import type { ChosenMention } from '../mentions/choose-mentions.ts';
import { type Gazetteer, isTitle } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import { arePartedBy, type Traits, traitsOf } from './traits.ts';

/** The words of a name that tell whose it is, no title and no particle, and what it says else; undefined for what is a pronoun. */
export type NameWords = Traits & {
  readonly type: EntityType;
  readonly isName: boolean;
  readonly words: readonly string[];
  /** Lands and peoples among the words, as the lists have them. */
  readonly lands: readonly string[];
  /** A person behind a title, or with a first name: nobody's nickname. */
  readonly isWhole: boolean;
  /** A land's own name and nothing else. */
  readonly isLand: boolean;
  /** The name of the place that a description is a part of. */
  readonly part: string | undefined;
};

const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'al', 'el', 'jr', 'sr', 'ii', 'iii', 'iv']);

/** What {@link areClashing} compares of a mention that may be known to be a listed entity; of a description the lands that it is of. */
export function nameWords(
  mention: ChosenMention | undefined,
  document: Pick<Document, 'sentences'>,
  gazetteer: Gazetteer,
  entity?: EntityId,
): NameWords | undefined {
  if (mention === undefined || mention.how === 'given' || mention.how === 'pronoun') return undefined;
  const entry = entity === undefined ? undefined : gazetteer.entries.get(entity);
  const isName = mention.how !== 'description';
  const part = mention.type === 'place' && !isName ? wholeOf(mention.surface, gazetteer) : undefined;
  const said = isName
    ? wordsOf(mention, entry, gazetteer)
    : {
        ...NONE,
        lands: landsOf(part === undefined ? mention : { ...mention, surface: part, type: 'group' }, gazetteer),
        part,
      };
  return { type: mention.type, isName, ...said, ...traitsOf(mention, document, gazetteer, entry) };
}

type Words = Pick<NameWords, 'words' | 'lands' | 'isWhole' | 'isLand' | 'part'>;

const NONE: Words = { words: [], lands: [], isWhole: false, isLand: false, part: undefined };

/** "Basra" of "Basra airport" and of "Basra's outskirts", whose part these are; "Basra city" is Basra. */
function wholeOf(surface: string, { words }: Gazetteer): string | undefined {
  const [, whole = '', head = ''] = /^(?:the )?((?:\p{Lu}\S* )+?)(?:\p{Ll}\S* )*(\p{Ll}+)$/u.exec(surface) ?? [];
  return whole === '' || words('description-heads/wholes').has(head)
    ? undefined
    : foldForm(whole).replace(/['’]s? $| $/, '');
}

function wordsOf({ type, surface }: ChosenMention, entry: GazetteerEntry | undefined, gazetteer: Gazetteer): Words {
  const all = withoutBracket(foldForm(surface))
    .replace(/'s?(?= |$)/g, '')
    .split(/[\s\-‐–]+/)
    .map((word) => /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’]*/u.exec(word)?.[0] ?? '')
    .filter((word) => word !== '' && !SMALL.has(word));
  const own = type === 'person' ? all.filter((word) => !isTitle(word, gazetteer)) : all;
  const words = own.map((word) => word.replace(/\./g, '')).filter((word) => word.length > 1);
  if (type === 'group') {
    const heads = words.filter((word) => isHead(word, gazetteer));
    const named = words.flatMap((word) => landOf(word, gazetteer));
    const own = entry?.kind === 'state' ? entry.id : entry?.country;
    const lands = named.length > 0 || own == null ? named : [own];
    const rest = words.filter((word) => !heads.includes(word) && landOf(word, gazetteer).length === 0);
    const isLand = named.length > 0 && rest.length + heads.length === 0;
    return { ...NONE, words: rest, lands, isWhole: heads.length > 0 && rest.length > 0, isLand };
  }
  // "Israel's Prime Minister" and "the Arizona Republican" say what somebody is.
  const isWho =
    words.every((word) => !isOfGroup(word, gazetteer)) &&
    !isTitle(all.at(-1) ?? '', gazetteer) &&
    /\p{Lu}/u.test(surface.slice(surface.lastIndexOf(' ') + 1));
  const isWhole = type === 'person' && isWho && (words.length > 1 || own.length < all.length);
  const lands = words.flatMap((word) => landOf(word, gazetteer));
  const isLand = type === 'place' && words.length > 0 && lands.length === words.length;
  const isPart = type === 'place' && gazetteer.words('description-heads/parts').has(words[0] ?? '');
  return { words, lands, isWhole, isLand, part: isPart ? words.slice(1).join(' ') : undefined };
}

/** "Syrian border guards" and "the Assad government" are of Syria; "a US-backed coalition" and "officials in Iran" may be of elsewhere. */
function landsOf({ type, surface }: ChosenMention, gazetteer: Gazetteer): readonly string[] {
  if (type === 'place') return [];
  const [own = ''] = foldForm(surface).split(/,| (?:in|of|from|at|for|to|by|with|against|near|and|or) /);
  const words = own.split(' ').map((word) => word.replace(/['’]s?$/, ''));
  const lands = words.flatMap((word) => landOf(word, gazetteer));
  if (lands.length > 0 || type !== 'group' || !gazetteer.words('state-phrases/heads').has(words.at(-1) ?? ''))
    return lands;
  const stateOf = ({ country, actsFor }: GazetteerEntry): EntityId | undefined =>
    [country, actsFor].find((id) => id !== null && gazetteer.entries.get(id)?.kind === 'state') ?? undefined;
  const bearers = words.slice(0, -1).flatMap((word) => gazetteer.bySurname(word).map(stateOf));
  const [land, ...others] = new Set(bearers);
  return land === undefined || others.length > 0 ? [] : [land];
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
  if (isNotOf(a, b) || isNotOf(b, a)) return true;
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

const isNotOf = (a: NameWords, b: NameWords): boolean =>
  (a.isLand && isOther(b)) || arePartedBy(a, b) || isNobodyOf(a, b) || isPartOf(a, b);

/** Several people, or a body, are not a person who is named, nor is somebody described a body, but for a state's officials. */
const isNobodyOf = (a: NameWords, b: NameWords): boolean =>
  !a.isName &&
  b.isName &&
  (a.isMany ? b.type === 'person' && b.isWhole : a.type === 'person' && b.type === 'group' && b.body?.kind !== 'state');

const isPartOf = ({ part, lands }: NameWords, b: NameWords): boolean =>
  part !== undefined &&
  b.isName &&
  (b.words.join(' ') === part || (b.isLand && b.lands.some((land) => lands.includes(land))));

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
