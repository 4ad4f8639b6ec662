import type { Snapshot } from './factbook.ts';
import type { Sighting } from './terms.ts';
import { readName } from './written-name.ts';

/** Words that offices are made of, with what stands between them. */
const TITLE_WORDS = new Set(
  `executive acting interim transitional transition caretaker first second third fourth senior co-vice co- state federal grand crown supreme
  deputy vice lieutenant president presidents prime minister ministers premier premiers chancellor king queen emperor sultan amir emir prince
  duke leader governor general governor-general chief ceo chairman chairwoman chairperson cochairman of the and for council presidency cabinet
  foreign affairs defense interior finance head government sovereign by represented presidential is are military regent his her majesty highness royal
  elect president-elect permanent appointed administrator taoiseach`.split(/\s+/),
);

/** Words of portfolios, left over where a minister has two. */
const PORTFOLIOS = new Set(
  `education development heritage science culture higher economic economy trade agriculture energy health justice labor social planning
  transport security public national industry commerce tourism environment infrastructure digital regional local technology youth sports home
  works housing water communications reconciliation unity family growth investment governance reform also spelled both secretary soviet
  russian federation provisional ruling order restoration or union revolutionary heir apparent spokesperson spokesman coordinator interim co-chair co-president co-leader`.split(
    /\s+/,
  ),
);

/** What the news call an office, by the words that it has; each takes its words away from those after it. */
const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/(?:vice|co-vice|deputy) presidents?/, 'vice president'],
  [/deputy (?:prime ministers?|premiers?|chairm[ae]n)|vice (?:premiers?|prime ministers?)/, 'deputy prime minister'],
  [/prime ministers?|taoiseach/, 'prime minister'],
  [/premiers?/, 'premier'],
  [/vice chancellor/, 'vice chancellor'],
  [/chancellor/, 'chancellor'],
  [/governor.general/, 'governor general'],
  [/presidents?/, 'president'],
  [/crown prince/, 'crown prince'],
  [/grand duke/, 'grand duke'],
  [/supreme leader/, 'supreme leader'],
  [/king/, 'king'],
  [/queen/, 'queen'],
  [/emperor/, 'emperor'],
  [/sultan/, 'sultan'],
  [/[ae]mir/, 'emir'],
  [/prince/, 'prince'],
  [/chief executive|ceo/, 'chief executive'],
  [/chair(?:man|woman|person)/, 'chairman'],
  [/ministers? (?:of|for) foreign affairs|foreign minister/, 'foreign minister'],
  [/ministers? (?:of|for) defense|defense minister/, 'defense minister'],
];

/** Whoever reigns in many states is written by hand. */
const OF_MANY = /^(?:Elizabeth|Charles) I{2,3}$/;

/** Heads of state and of government and their deputies. */
export function leaderSightings({ year, state, executive }: Snapshot): readonly Sighting[] {
  const told = executive
    .replace(/\bcabinet ?:.*/is, '')
    .replace(/\b(?:elections?(?:\/appointments)? ?:|election results).*/is, '');
  const parts = told.split(
    /;|\||\b(?:chief of state|head of government)(?: and head of government)?(?::|--)|\bnote\b ?[-:]?[^;|]*?(?=[;|]|head of government|$)/i,
  );
  return parts.flatMap((part) => readPart(part).map((one) => ({ ...one, year, state, of: state })));
}

/** "Vice President Joseph MSIKA (since December 1999) and Vice President Joyce MUJURU (since 6 December 2004)". */
function readPart(part: string): readonly Pick<Sighting, 'name' | 'title' | 'since'>[] {
  const found: Pick<Sighting, 'name' | 'title' | 'since'>[] = [];
  let titles: readonly string[] = [];
  for (const [, told = '', years = ''] of part.matchAll(/([^()]+)(?:\(([^()]*)\))?/g)) {
    const said = told
      .replace(/\bof (?:the )?(?:\p{Lu}[\p{L}']+ )*Republic(?: of (?:the )?\p{Lu}\p{L}+)?/u, '')
      .replace(/^[\s,]+/, '');
    const words = said.split(/\s+/);
    const length = words.findIndex(
      (word) => !TITLE_WORDS.has(word.toLowerCase().replace(/,$/, '')) || /^\p{Lu}{4,}/u.test(word),
    );
    const own = officesIn(words.slice(0, Math.max(0, length)).join(' ').toLowerCase());
    if (own.length > 0) titles = own;
    if (titles.length === 0 || length < 0) continue;
    for (const written of words
      .slice(length)
      .join(' ')
      .split(/,| and /)) {
      const also = readName(/\balso (?:spelled|known as) (.*)/.exec(written)?.[1] ?? '');
      const before = found.at(-1);
      if (also !== undefined && before !== undefined) {
        found[found.length - 1] = { ...before, name: { ...before.name, also: [also] } };
        continue;
      }
      const name = readName(withoutTitle(written).replace(/ (?:of|was|were|who|has|is|served|had) .*/, ''));
      if (name === undefined || OF_MANY.test(`${name.surname.join(' ')}`)) continue;
      const since = /since/.test(years) ? Number(/\b(?:19|20)\d\d\b/.exec(years)?.[0] ?? 0) : 0;
      for (const title of titles) {
        // Since when he is deputy prime minister too, but not since when foreign minister.
        const isSide = titles.length > 1 && /^(?:foreign|defense)/.test(title);
        found.push({ name, title, since: since === 0 || isSide ? null : since });
      }
    }
  }
  return found;
}

/** "Second Vice President Hasabu RAHMAN" behind a comma. */
export function withoutTitle(written: string): string {
  const words = written.trim().split(/\s+/);
  const isTitle = (word: string): boolean => TITLE_WORDS.has(word) || PORTFOLIOS.has(word);
  while (words.length > 2 && isTitle((words[0] ?? '').toLowerCase())) words.shift();
  return words.join(' ');
}

function officesIn(title: string): readonly string[] {
  let left = title;
  return OFFICES.flatMap(([pattern, office]) => {
    if (!pattern.test(left)) return [];
    left = left.replace(pattern, ' ');
    return [office];
  });
}
