import { compileGazetteer } from '../mentions/gazetteer.ts';
import { knownNames } from '../mentions/known-names.ts';
import { loadSchema } from '../schema/load-schema.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import { analyseWords } from '../text/analyse.ts';
import { loadReading } from '../text/model/load-models.ts';
import { withPeople } from '../text/names/known-names.ts';
import type { NameWord } from '../text/names/name-runs.ts';
import { type NameStock, withOtherNames } from './name-stand-ins.ts';
import { personNames } from './person-names.ts';
import { makeRandom } from './random.ts';
import { type NamedSentence, namesOfGum, readCrossner } from './read-names.ts';
import type { GoldSentence } from './read-treebank.ts';
import { type NameLesson, trainNames } from './train-names.ts';

/** How much more a sentence about politics counts than one of GUM, and copies of it with other names. */
const POLITICS = { weight: 6, copies: 12 };
const EPOCHS = 12;
/** Made-up people, and towns from the largest down, that stand in for others. */
const STOCK = { people: 4000, places: 2500 };

/** Trains the name finder on GUM's and CrossNER's names, as the trained reader reads their sentences. */
export function learnNames(
  train: readonly GoldSentence[],
  {
    path,
    models,
    seed,
    log,
  }: {
    /** CrossNER's file. */
    readonly path: string;
    /** Folder of the trained reader. */
    readonly models: string;
    readonly seed: number;
    readonly log: (line: string) => void;
  },
) {
  const { schema } = loadSchema();
  const people = personNames();
  const known = withPeople(knownNames(compileGazetteer(schema)), {
    given: new Set(people.given),
    family: new Set(people.family),
  });
  const reading = loadReading(models);
  const read = ({ forms }: NamedSentence): readonly NameWord[] =>
    analyseWords(forms, reading).words.map((word, at) => ({ ...word, form: forms[at] as string, spaceAfter: true }));
  const lesson = (sentence: NamedSentence, weight: number): NameLesson => ({
    words: read(sentence),
    names: sentence.names,
    weight,
  });
  const random = makeRandom(seed);
  const stock = stockOf(schema.gazetteer, people, random);
  const politics = readCrossner(path);
  const copies = Array.from({ length: POLITICS.copies }, () =>
    politics.flatMap((sentence) => withOtherNames(sentence, stock, random) ?? []),
  ).flat();
  const general = train
    .filter(({ misc }) => misc.some((column) => column.includes('Entity=')))
    .map((sentence) => ({ forms: sentence.forms, names: namesOfGum(sentence) }));
  const lessons = [
    ...politics.map((sentence) => lesson(sentence, POLITICS.weight)),
    ...general.map((sentence) => lesson(sentence, 1)),
    ...copies.map((sentence) => lesson(sentence, 1)),
  ];
  return { ...trainNames(lessons, { epochs: EPOCHS, seed, known, log }), people };
}

function stockOf(
  gazetteer: readonly GazetteerEntry[],
  { given, family }: Record<'given' | 'family', readonly string[]>,
  random: () => number,
): NameStock {
  const pick = (words: readonly string[]) => {
    const word = words[Math.floor(random() * words.length)] ?? '';
    return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  };
  const made = Array.from({ length: STOCK.people }, () => `${pick(given)} ${pick(family)}`);
  const listed = gazetteer.filter(({ type }) => type === 'person').map(({ name }) => name);
  const groups = gazetteer.filter(({ type, kind }) => type === 'group' && kind !== 'state');
  const places = gazetteer.filter(({ type, kind }) => type === 'place' || kind === 'state');
  return {
    person: [...made, ...listed, ...listed, ...listed, ...listed.map((name) => name.split(' ').at(-1) ?? name)],
    group: groups.flatMap(({ name, aliases }) => [name, ...aliases]),
    place: places.map(({ name }) => name).slice(0, STOCK.places),
    other: [],
  };
}
