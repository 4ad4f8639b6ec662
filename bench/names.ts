// `npm run bench:names -- [CROSSNER_FILE]`: entity F1 of the name finder on CrossNER politics (its development part beside
// the repository by default): a name is right when its first word, last word and type (person, group, place) are.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileGazetteer } from '../src/mentions/gazetteer.ts';
import { knownNames } from '../src/mentions/known-names.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { analyseWords } from '../src/text/analyse.ts';
import { loadModels } from '../src/text/model/load-models.ts';
import { findNames } from '../src/text/names/find-names.ts';
import { type KnownNames, NOTHING_KNOWN } from '../src/text/names/known-names.ts';
import { type NamedSentence, readCrossner } from '../src/train/read-names.ts';

const file =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/benchmarks/crossner-politics/dev.txt', import.meta.url));
if (!existsSync(file)) {
  console.log(`skipped: ${file} is missing`);
  process.exit(0);
}
const models = loadModels(fileURLToPath(new URL('../models', import.meta.url)));
const gazetteer = knownNames(compileGazetteer(loadSchema().schema));
const gold = readCrossner(file);
const read = gold.map(({ forms }) =>
  analyseWords(forms, models).words.map((word, at) => ({ ...word, form: forms[at] as string, spaceAfter: true })),
);
const TYPES = ['person', 'group', 'place'] as const;
type Counts = { right: number; found: number; gold: number };

for (const [name, known] of [
  ['with gazetteers', gazetteer],
  ['without gazetteers', NOTHING_KNOWN],
] as const) {
  const counts = score(known);
  const all = TYPES.map((type) => counts[type]).reduce((sum, one) => ({
    right: sum.right + one.right,
    found: sum.found + one.found,
    gold: sum.gold + one.gold,
  }));
  console.log(
    `${name}: ${[['all', all] as const, ...TYPES.map((type) => [type, counts[type]] as const)].map(line).join('; ')}`,
  );
}

function score(known: KnownNames): Record<(typeof TYPES)[number], Counts> {
  const counts = {
    person: { right: 0, found: 0, gold: 0 },
    group: { right: 0, found: 0, gold: 0 },
    place: { right: 0, found: 0, gold: 0 },
  };
  gold.forEach(({ names }: NamedSentence, at) => {
    const wanted = new Set<string>();
    for (const { first, last, type } of names) {
      if (type === 'other') continue;
      counts[type].gold += 1;
      wanted.add(`${first} ${last} ${type}`);
    }
    for (const { first, last, type } of findNames(read[at] ?? [], models.names, known)) {
      if (type === 'other') continue;
      counts[type].found += 1;
      if (wanted.has(`${first} ${last} ${type}`)) counts[type].right += 1;
    }
  });
  return counts;
}

function line([name, { right, found, gold: wanted }]: readonly [string, Counts]): string {
  const share = (of: number) => (right / Math.max(1, of)).toFixed(3);
  return `${name} F1 ${((2 * right) / Math.max(1, found + wanted)).toFixed(3)} (precision ${share(found)}, recall ${share(wanted)})`;
}
