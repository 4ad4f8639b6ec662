/**
 * Makes the long lists of the gazetteer from openly licensed data sets: `npx tsx scripts/compile-lists.ts FOLDER [TABLE...]`,
 * where FOLDER holds a clone of each repository that docs/data-sources.md names, called OWNER/NAME; all tables, or those
 * named (`people`, `groups`, `leaders`, `cabinets`). Facts alone are taken: names, offices, years, ids. Corrections belong into the
 * hand-written files, which win.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cabinetRows } from './lists/cabinets-table.ts';
import { companyRows } from './lists/companies.ts';
import { congressRows } from './lists/congress.ts';
import { governorRows } from './lists/governors.ts';
import { leaderRows } from './lists/leaders-table.ts';
import { mergeRows } from './lists/merge-rows.ts';
import { partyRows } from './lists/parties.ts';
import { printTable, type Row } from './lists/row.ts';
import { openSources, type Sources } from './lists/sources.ts';
import { ukMinisterRows } from './lists/uk-ministers.ts';

const OUT = 'graph-schema/gazetteer/generated';

type Table = { readonly from: string; readonly rows: (sources: Sources) => readonly Row[] };

/** In this order: the leaders of parties are joined with the parties, and members of cabinets with all people before. */
const TABLES: Readonly<Record<string, Table>> = {
  people: {
    from: 'congress-legislators (CC0), United States Governors (ODbL) and the IfG Ministers Database (CC BY 4.0)',
    rows: (sources) => mergeRows([...congressRows(sources), ...governorRows(sources), ...ukMinisterRows(sources)]),
  },
  groups: {
    from: 'Party Facts (MIT) and S&P 500 Companies (PDDL)',
    rows: (sources) => {
      const hand = readFileSync('graph-schema/gazetteer/groups.yaml', 'utf8');
      const groups = mergeRows([...partyRows(sources), ...companyRows(sources)]);
      return groups.filter(({ name }) => !hand.includes(`name: ${name},`));
    },
  },
  leaders: { from: 'the World Factbook of 1992 to 2026 (public domain)', rows: leaderRows },
  cabinets: {
    from: "copies of Wikidata of 2022 (CC0) and the CIA's World Leaders of 2019 (public domain)",
    rows: cabinetRows,
  },
};

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder with the clones: npx tsx scripts/compile-lists.ts FOLDER');
const sources = openSources(folder);
mkdirSync(OUT, { recursive: true });
for (const [name, { from, rows }] of Object.entries(TABLES))
  if (wanted.length === 0 || wanted.includes(name))
    writeFileSync(`${OUT}/${name}.tsv`, printTable(rows(sources), from));
