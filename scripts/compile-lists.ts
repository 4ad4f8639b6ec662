/**
 * Makes the long lists of the gazetteer from openly licensed data sets: `npx tsx scripts/compile-lists.ts FOLDER`, where
 * FOLDER holds a clone of each repository that docs/data-sources.md names, called OWNER/NAME. Facts alone are taken: names,
 * offices, years, ids. Corrections belong into the hand-written files, which win.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { companyRows } from './lists/companies.ts';
import { congressRows } from './lists/congress.ts';
import { governorRows } from './lists/governors.ts';
import { mergeRows } from './lists/merge-rows.ts';
import { partyRows } from './lists/parties.ts';
import { printTable } from './lists/row.ts';
import { openSources } from './lists/sources.ts';
import { ukMinisterRows } from './lists/uk-ministers.ts';

const OUT = 'graph-schema/gazetteer/generated';
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder with the clones: npx tsx scripts/compile-lists.ts FOLDER');
const sources = openSources(folder);
mkdirSync(OUT, { recursive: true });

const people = mergeRows([...congressRows(sources), ...governorRows(sources), ...ukMinisterRows(sources)]);
writeFileSync(
  `${OUT}/people.tsv`,
  printTable(
    people,
    'congress-legislators (CC0), United States Governors (ODbL) and the IfG Ministers Database (CC BY 4.0)',
  ),
);
const groups = mergeRows([...partyRows(sources), ...companyRows(sources)]);
const hand = readFileSync('graph-schema/gazetteer/groups.yaml', 'utf8');
writeFileSync(
  `${OUT}/groups.tsv`,
  printTable(
    groups.filter(({ name }) => !hand.includes(`name: ${name},`)),
    'Party Facts (MIT) and S&P 500 Companies (PDDL)',
  ),
);
