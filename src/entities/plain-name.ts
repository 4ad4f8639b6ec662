import { type EntityType, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Entity } from './entity.ts';
import { withoutTitle } from './without-title.ts';

/** An entity that no list knows, called as other articles would call it. */
export function withPlainName(entity: Entity, gazetteer: Gazetteer): Entity {
  if (gazetteer.entries.has(entity.id)) return entity;
  const name = plainName(entity.name, entity.type, gazetteer);
  const shared = entity.type === 'issue' ? inSingular(name) : entity.type === 'person' ? withoutInitials(name) : name;
  const id = makeEntityId(entity.type, shared);
  if (id === entity.id) return entity;
  const entry = gazetteer.entries.get(id);
  if (entry?.kind === 'company' && entity.name.startsWith(name))
    return { ...entity, id, name: entry.name, kind: entry.kind, country: entry.country, wikidata: entry.wikidata };
  // "John F. Kennedy" is not the listed senator John Kennedy, and a plain noun no listed body.
  return entry !== undefined ? entity : { ...entity, id, name };
}

function plainName(name: string, type: EntityType, gazetteer: Gazetteer): string {
  if (type === 'person') return withoutTitle(withoutLead(name), gazetteer);
  if (type === 'group')
    return withoutForm(withoutTicker(withoutLead(withoutOwner(withoutCount(beforeComma(name))))), gazetteer);
  return beforeComma(name);
}

/** "an impeachment inquiry, the move": what goes on in small letters behind a comma, and is no list, is another clause. */
function beforeComma(name: string): string {
  const at = name.search(/, \p{Ll}/u);
  return at < 0 || / (?:and|or) /.test(name.slice(at)) ? name : name.slice(0, at);
}

const NUMBER =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?(?:dozen|hundred|thousand|million|billion)|\\d[\\d,.]*)';
const AMOUNT = `(?:about|around|nearly|almost|over|more than|at least|up to|no|all|all of|both|some|some of|many|many of|several|most|most of|(?:a )?few|a (?:number|group|handful|couple) of|(?:tens of |hundreds of )?(?:dozens|scores|hundreds|thousands|millions) of|those|these|the|numerous|various|other|${NUMBER}(?: of)?)`;
const COUNT = new RegExp(`^(?:${AMOUNT}\\s+)+(?=\\S{3})`, 'iu');
const COUNTED = new RegExp(
  `^(?:the |those |these )?(?:about|around|nearly|almost|over|more than|at least|up to|no|all|both|some|many|several|most|numerous|various|(?:a )?few|a \\w+ of|dozens|scores|hundreds|thousands|millions|tens|those|these|${NUMBER})\\b`,
  'iu',
);

/** "hundreds of villagers" are villagers, "all 52 Republicans" Republicans; "the Four Seasons" keeps its name. */
export function withoutCount(name: string): string {
  return COUNTED.test(name) && /\p{Ll}s\b|people|men|women|children|police|personnel/u.test(name)
    ? name.replace(COUNT, '')
    : name;
}

/** "his Radical Left", all in capitals behind the pronoun, is a name that somebody else than he may use. */
const withoutOwner = (name: string): string =>
  name.replace(/^(?:his|her|its|their|our|my) (?=(?:\p{Lu}\S*(?: |$))+$)/u, '');

/**
 * Adjectives before a name in capitals: "secretive Foreign Intelligence Surveillance Court"; where a place lies is part of it, and
 * "boards of the New York Times" are not the paper.
 */
const LEAD =
  /^(?:(?!(?:north|south|east|west|central|upper|lower|former|mid|pro|anti|non|of|from|at|in|by|for|to|on|with|the|and|or|his|her|its|their|our|my)\b|north|south|east|west)\p{Ll}[\p{Ll}-]+ )+(?=\p{Lu}\S*(?: (?:of|for|the|and|on|to) (?:the )?\p{Lu}\S*| \p{Lu}\S*)+$)/u;

const withoutLead = (name: string): string => name.replace(LEAD, '');

/** "Alder Steel (X)", "Maple Foods (MPF)": a sign of the exchange or an acronym behind a name. */
const withoutTicker = (name: string): string => name.replace(/ \([\p{Lu}.]{1,6}\)?$/u, '');

/** "Alder Steel Inc" is Alder Steel: the form of a company is no part of its name. */
function withoutForm(name: string, { words }: Gazetteer): string {
  const parts = name.split(' ');
  const isForm = words('description-heads/company-forms').has(foldForm(parts.at(-1) ?? ''));
  const isName = parts.every((part) => /^[^\p{Ll}]/u.test(part));
  return isForm && isName && parts.length > 1 ? parts.slice(0, -1).join(' ').replace(/,$/, '') : name;
}

/** "executive actions" and "executive action" are one issue; "news", "politics" and "a series" are no plurals. */
function inSingular(name: string): string {
  if (/(?<=\p{L}{4})ies$/u.test(name)) return name.replace(/ies$/, 'y');
  return name.replace(/(?<=x|z|ch|sh|ss)es$|(?<!\bnew|ic|ie|[sui])s$/, '');
}

/** "Michael T. Flynn" is Michael Flynn, "Robert S. Mueller III" Robert Mueller, called as the article does; who goes by initials keeps them. */
function withoutInitials(name: string): string {
  const words = name.split(' ');
  const whole = words.filter((word, at) => at === 0 || at === words.length - 1 || !/^\p{Lu}\.$/u.test(word));
  const plain = /^I{2,3}$|^IV$/.test(whole.at(-1) ?? '') ? whole.slice(0, -1) : whole;
  return plain.length > 1 && /\p{Ll}/u.test(plain[0] ?? '') ? plain.join(' ') : name;
}

/**
 * Whether words name nothing that another article could mean too: "the crowd", "this plan", a deal; a right, a cause and a policy are the
 * same everywhere.
 */
export function isOfArticle({ type, kind, name }: Entity, gazetteer: Gazetteer): boolean {
  if (type === 'person' && isOfAny(name, gazetteer)) return true;
  if (/\p{Lu}/u.test(name) || gazetteer.words('description-heads/bodies').has(foldForm(name))) return false;
  return (
    type !== 'issue' || kind === 'deal' || !name.includes(' ') || /^(?:this|that|these|those|new|same|such) /.test(name)
  );
}

/** "the President", and a surname that several of the lists bear: each article means its own. */
function isOfAny(name: string, { words, bySurname }: Gazetteer): boolean {
  const plain = foldForm(name).replace(/^(?:the|mr\.?|madam) /, '');
  return words('titles/offices').has(plain) || (!name.includes(' ') && bySurname(plain).length > 1);
}
