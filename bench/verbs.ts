// `npm run bench:verbs`: each regular verb that has a frame with a subject and an object, put into sentences as news has them:
// how often the claim is found. It shows where the reader, not the vocabulary, loses claims. `--details` names the verbs missed.
import { fileURLToPath } from 'node:url';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import { extractArticle, makeTools } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import type { Frame } from '../src/schema/schema.ts';
import { isIrregularVerb } from '../src/text/irregular-verbs.ts';
import { lemmatise } from '../src/text/lemmatise.ts';
import { loadModels } from '../src/text/model/load-models.ts';

/** The verb as base, past and gerund; Kenya does it to Chad in each. */
const SENTENCES = [
  'Kenya {past} Chad on Friday.',
  'Kenya has repeatedly {past} Chad.',
  'Kenya has not {past} Chad.',
  'Kenya would {base} Chad, the president said.',
  'Kenya is {gerund} Chad, the minister said.',
  'Kenya began {gerund} Chad in 2014.',
  'Since 2014, Kenya has {past} Chad.',
  'Chad was {past} by Kenya.',
  'Chad, {past} by Kenya, withdrew.',
  'Chad, which Kenya has {past}, rejected the vote.',
  'Kenya and Mali {past} Chad last week, officials said.',
  'Officials said Kenya had {past} Chad.',
  'The report says that Kenya {past} Chad and that Mali paid for it.',
  'Kenya, a neighbor of Mali, {past} Chad in March.',
  'Kenya, along with Mali, {past} Chad.',
  'But Kenya, whose army is small, {past} Chad.',
  'In a statement, Kenya {past} Chad for its role in the crisis.',
  'After the coup, Kenya {past} Chad, and Mali closed its border.',
  'The Kenyan government {past} Chad on Monday after talks collapsed.',
  'It was Kenya that {past} Chad.',
];

const { schema } = loadSchema();
const models = loadModels(fileURLToPath(new URL('../models', import.meta.url)));
const tools = makeTools(schema, models);
const verbs = [...new Set(schema.frames.filter(isPlain).map(({ lemma }) => lemma))].sort();
const missed = SENTENCES.map((sentence) => verbs.filter((verb) => !isFound(fill(sentence, verb))));
const all = missed.reduce((sum, list) => sum + list.length, 0);
console.log(`${verbs.length} verbs in ${SENTENCES.length} sentences: ${share(all / SENTENCES.length)} found`);
for (const [at, sentence] of SENTENCES.entries()) {
  const list = missed[at] as readonly string[];
  console.log(`${share(list.length)}  ${sentence}${process.argv.includes('--details') ? `  ${list.join(' ')}` : ''}`);
}

function share(misses: number): string {
  return (1 - misses / verbs.length).toFixed(3);
}

/** Somebody does it to somebody, and the verb alone says so. */
function isPlain({ pos, lemma, particle, object, with: more, source, target, ...frame }: Frame): boolean {
  const isAlone = particle === null && object.length === 0 && Object.keys(more).length === 0 && frame.modality === null;
  const isOfGroups = [frame.sourceTypes, frame.targetTypes].every(
    (types) => types.length === 0 || types.includes('group'),
  );
  const isRegular = /^[a-z]+$/.test(lemma) && !isIrregularVerb(lemma);
  return pos === 'verb' && isAlone && isOfGroups && isRegular && source[0] === 'nsubj' && target[0] === 'obj';
}

/** The first form that is one of the verb: spelling rules as the lemmatiser knows them. */
function formOf(verb: string, ending: 'ed' | 'ing'): string {
  const stem = verb.replace(/e$/, '');
  const y = verb.replace(/y$/, 'i');
  const stems = [stem, `${verb}${verb.at(-1)}`, ...(ending === 'ed' ? [y] : []), verb];
  const tag = ending === 'ed' ? 'VBD' : 'VBG';
  return (
    stems.map((it) => `${it}${ending}`).find((form) => lemmatise(form, tag, models.lemmas) === verb) ??
    `${stem}${ending}`
  );
}

function fill(sentence: string, verb: string): string {
  return sentence
    .replace('{past}', formOf(verb, 'ed'))
    .replace('{gerund}', formOf(verb, 'ing'))
    .replace('{base}', verb);
}

function isFound(sentence: string): boolean {
  return extractArticle(articleFromText(sentence, { id: 'a' }), tools).some(
    (record) => record.kind === 'claim' && record.source === 'group/kenya' && record.target === 'group/chad',
  );
}
