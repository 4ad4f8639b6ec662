/** A stance that an article was made to say. */
export type Truth = {
  readonly article: string;
  readonly source: string;
  readonly relation: string;
  readonly target: string;
};

export type Synthetic = {
  readonly id: string;
  readonly text: string;
  readonly date: string;
  readonly truth: readonly Truth[];
};

/** Sentences with a stance: S and T stand for the names of two states. */
const STANCES: readonly (readonly [string, string])[] = [
  ['BACKS', 'S said on Monday that it supports T.'],
  ['BACKS', 'The government of S, which backs T, sent its foreign minister to the talks.'],
  ['ACCUSES', 'S condemned T in a statement late on Tuesday.'],
  ['OPPOSES', 'Officials in the capital said that S opposes T.'],
  ['ACCUSES', 'S accused T of breaking the agreement.'],
  ['FIGHTS', 'The forces of S attacked T near the border on Friday.'],
  ['SANCTIONS', 'S imposed sanctions on T last week.'],
  ['AIDS', 'S sent food and medicine to T after the flood.'],
  ['NEGOTIATES_WITH', 'S and T held talks on the status of the river.'],
  ['THREATENS', 'S threatened T with war if the blockade went on.'],
];

/** Sentences without one, as news has them. */
const FILLERS: readonly string[] = [
  'The harbour was closed for most of the morning because of the fog, and two ferries waited outside.',
  'Prices of bread and fuel have risen by a third since the spring, according to the office of statistics.',
  'Shops in the old town opened late, and few people were in the streets.',
  'A spokesman declined to say how long the repairs would take.',
  'The bridge was built in 1974 and has been closed twice since then.',
  'Heavy rain is expected in the north of the country until the weekend.',
  'The committee will meet again in two weeks to look at the figures.',
  'Several hundred people waited in front of the ministry to hand in their papers.',
  'The report, which runs to ninety pages, was published without comment.',
  'Nobody was hurt when the roof of the station gave way on Thursday.',
];

const STATES = [
  'Norway',
  'Japan',
  'Kenya',
  'Chile',
  'Canada',
  'Vietnam',
  'Poland',
  'Ghana',
  'Peru',
  'Nepal',
  'Jordan',
  'Cuba',
];

/** Articles of about so many words, the same for the same seed, with what they say. */
export function* makeArticles(count: number, words = 500, seed = 1): Generator<Synthetic> {
  let state = seed;
  const next = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  for (let at = 0; at < count; at += 1) {
    const id = `synthetic-${String(at).padStart(6, '0')}`;
    const truth: Truth[] = [];
    const paragraphs: string[] = [];
    for (let length = 0; length < words; ) {
      const sentences = [pick(FILLERS), pick(FILLERS)];
      const [relation, pattern] = pick(STANCES);
      const source = pick(STATES);
      const target = pick(STATES.filter((name) => name !== source));
      sentences.push(pattern.replace('S', source).replace(/\bT\b/, target));
      truth.push({ article: id, source, relation, target });
      sentences.push(pick(FILLERS));
      const paragraph = sentences.join(' ');
      length += paragraph.split(' ').length;
      paragraphs.push(paragraph);
    }
    const date = `20${10 + next(14)}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`;
    yield { id, date, text: `${paragraphs.join('\n\n')}\n`, truth };
  }
}
