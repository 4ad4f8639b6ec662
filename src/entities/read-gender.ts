import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Entity, ResolvedMention } from './entity.ts';

export type Gender = 'male' | 'female';

const FEMALE =
  /^(?:mrs|ms|miss|madam|madame|lady|dame|queen|princess|sheikha|empress|duchess|.+woman|.+women|actress|heiress|widow|mother|sister|daughter|wife)$/;
const MALE =
  /^(?:mr|sir|lord|king|prince|emir|emperor|duke|ayatollah|mullah|imam|.+sman|.+rman|.+tman|pope|cardinal|archbishop|father|brother|son|husband|widower)$/;
/** Slavic women's family names, which men do not bear. */
const WOMANS_SURNAME = /(?:[^u]ova|[^u]eva|skaya|ovna|ska)$/;
/** How far behind a name what is said of it may stand. */
const ASIDE = 4;

/** The gender of the people of an article: what the text calls them, else what their first name is. Nothing where neither tells. */
export function readGenders(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  entities: ReadonlyMap<EntityId, Entity>,
  gazetteer: Gazetteer,
): ReadonlyMap<EntityId, Gender> {
  const genders = new Map<EntityId, Gender>();
  for (const mention of mentions) {
    if (mention.type !== 'person' || genders.has(mention.entity)) continue;
    const view = views[mention.sentence];
    const told = view === undefined ? undefined : toldGender(view, mention);
    if (told !== undefined) genders.set(mention.entity, told);
  }
  for (const { type, entity, name } of mentions) {
    if (type !== 'person' || genders.has(entity)) continue;
    const gender = namedGender(entities.get(entity)?.name ?? name, gazetteer);
    if (gender !== undefined) genders.set(entity, gender);
  }
  return genders;
}

/** "spokeswoman X", "X, a businessman": the word right before the name, or between the comma and what goes on. */
function toldGender(view: SentenceView, mention: ResolvedMention): Gender | undefined {
  const before = view.folded[mention.first - 1]?.replace(/\.$/, '') ?? '';
  const within = view.folded[mention.first]?.replace(/\.$/, '') ?? '';
  for (const word of [before, within]) {
    if (FEMALE.test(word) && !/^(?:sister|mother|daughter|wife|widow)$/.test(word)) return 'female';
    if (MALE.test(word) && !/^(?:father|brother|son|husband)$/.test(word)) return 'male';
  }
  if (view.folded[mention.last] !== ',') return undefined;
  if (!/^(?:an?|the|his|her|their|its)$/.test(view.folded[mention.last + 1] ?? '')) return undefined;
  for (let at = mention.last + 2; at < mention.last + 2 + ASIDE; at += 1) {
    if (!/^(?:NN|NNP|JJ|VBG|HYPH|CD)$/.test(view.words[at]?.xpos ?? '')) return undefined;
    const word = view.folded[at] ?? '';
    if (view.words[at]?.xpos !== 'NN') continue;
    if (FEMALE.test(word)) return 'female';
    if (MALE.test(word)) return 'male';
  }
  return undefined;
}

/** By the first name that a list knows, honorifics aside; else by the family name. */
function namedGender(name: string, gazetteer: Gazetteer): Gender | undefined {
  const [first = '', ...rest] = foldForm(name)
    .split(/[ -]/)
    .filter((part) => !/^(?:sheikh|sayyid|haji|hajji|al|dr)$/.test(part));
  const isMale = gazetteer.words('coreference/male').has(first);
  const isFemale = gazetteer.words('coreference/female').has(first);
  if (isMale !== isFemale) return isMale ? 'male' : 'female';
  const last = rest.at(-1) ?? '';
  return last.length > 5 && WOMANS_SURNAME.test(last) ? 'female' : undefined;
}
