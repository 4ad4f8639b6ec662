import { makeEntityId } from '../../src/base/ids.ts';
import type { Row } from './row.ts';
import { readCsv, type Sources } from './sources.ts';

const FORM =
  /,? (?:Inc\.?|Corp(?:oration|\.)?|Co(?:mpany|\.)?|plc|Ltd\.?|Limited|N\.V\.|Holdings?|Group|Incorporated)$/;

/** Companies of the S&P 500 whose name is no other word: of two words and more, or with a letter or sign that words lack. */
export function companyRows(sources: Sources): readonly Row[] {
  const table = readCsv(sources.read('datasets/s-and-p-500-companies', 'data/constituents.csv'));
  return table.flatMap(({ Security: security = '' }): Row[] => {
    const full = security
      .replace(/ \(.*\)$/, '')
      .replace(/^The /, '')
      .replace(/[‘’]/g, "'");
    const short = full.replace(FORM, '').replace(FORM, '').replace(/ &$/, '');
    const name = isTelling(short) ? short : full;
    if (!isTelling(name)) return [];
    return [
      {
        id: makeEntityId('group', name),
        kind: 'company',
        name,
        aliases: full === name ? [] : [full],
        actsFor: '',
        country: 'group/united-states',
        wikidata: '',
        offices: [],
      },
    ];
  });
}

function isTelling(name: string): boolean {
  return name.includes(' ') || /[\d&.]|\p{Ll}\p{Lu}|^\p{Lu}{3,}$/u.test(name);
}
