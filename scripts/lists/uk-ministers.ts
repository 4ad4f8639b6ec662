import { makeEntityId } from '../../src/base/ids.ts';
import type { Row } from './row.ts';
import { readCsv, type Sources } from './sources.ts';

const REPOSITORY = 'instituteforgov/ifg-ministers-database-public';
const SINCE = '1990';
/** Of ministers those of cabinet rank: prime minister, secretaries of state and their like. */
const RANKS = new Set(['PM', 'DPM', 'SoS', 'MoS']);
/** What the news call an office, by what the government calls it. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/^Prime Minister/, 'prime minister'],
  [/^Deputy Prime Minister/, 'deputy prime minister'],
  [/^Chancellor of the Exchequer/, 'chancellor'],
  [/^Secretary of State for (?:Foreign|Foreign and)/, 'foreign secretary'],
  [/^Secretary of State for the Home Department/, 'home secretary'],
  [/^Secretary of State for Exiting/, 'brexit secretary'],
  [/^Secretary of State for (?:the )?(\w+)/, ''],
  [/^(?:Minister|.* Minister)\b/, 'minister'],
];

/** Members of British governments since 1990, of cabinet rank and ministers of state. */
export function ukMinisterRows(sources: Sources): readonly Row[] {
  const read = (name: string) => readCsv(sources.read(REPOSITORY, `data/${name}.csv`));
  const posts = new Map(read('post').map((post) => [post.id ?? '', post]));
  const names = new Map<string, Set<string>>();
  for (const { id = '', name = '', display_name: shown = '' } of read('person'))
    names.set(id, (names.get(id) ?? new Set()).add(shown === '' ? name : shown).add(name));
  const offices = new Map<string, Map<string, { from: number; to: number | null }>>();
  for (const { person_id: person = '', post_id: id = '', start_date: start = '', end_date: end = '' } of read(
    'appointment',
  )) {
    const post = posts.get(id);
    const title = post === undefined || !RANKS.has(post.rank_equivalence ?? '') ? undefined : titleOf(post.name ?? '');
    if (title === undefined || (end !== '' && end < SINCE)) continue;
    const held = offices.get(person) ?? new Map<string, { from: number; to: number | null }>();
    const [from, to] = [Number(start.slice(0, 4)), end === '' ? null : Number(end.slice(0, 4))];
    const known = held.get(title);
    held.set(
      title,
      known === undefined
        ? { from, to }
        : { from: Math.min(known.from, from), to: known.to === null || to === null ? null : Math.max(known.to, to) },
    );
    offices.set(person, held);
  }
  return [...offices].flatMap(([person, held]) => {
    const all = [...(names.get(person) ?? [])].map((name) => name.replace(/^(?:Sir|Dame|Dr|Mr|Mrs|Ms) /, ''));
    const [name = all[0] ?? '', ...others] = all.filter(
      (one) => / /.test(one) && !/^(?:Lord|Baroness|Earl|Viscount|Duke|The )/.test(one),
    );
    const titled = all.filter((one) => /^(?:Lord|Baroness) \p{Lu}[\p{L}-]+ of /u.test(one));
    if (!name.includes(' ')) return [];
    const list = [...held].map(([title, years]) => ({ title, of: 'group/united-kingdom', ...years }));
    const row: Row = {
      id: makeEntityId('person', name),
      kind: 'politician',
      name,
      aliases: [...new Set([...others, ...titled])],
      actsFor: 'group/united-kingdom',
      country: 'group/united-kingdom',
      wikidata: '',
      offices: list,
    };
    return [row];
  });
}

function titleOf(post: string): string | undefined {
  for (const [pattern, usual] of USUAL) {
    const match = pattern.exec(post);
    if (match !== null) return usual === '' ? `${match[1]?.toLowerCase()} secretary` : usual;
  }
  return undefined;
}
