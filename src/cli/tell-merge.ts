import type { EntityId } from '../base/ids.ts';
import type { ApartReason, Join, JoinReason, MergeExplanation } from '../graph/explain-merge.ts';
import { sanitize } from './terminal.ts';

const JOINED: Readonly<Record<JoinReason, (name: string, fuller: string) => string>> = {
  given: () => 'given with the article',
  declared: (_, place) => `declared the same in ${place}`,
  list: () => 'a name of the same entry in the lists',
  name: () => 'the same name',
  title: (name) => `${name} behind a title`,
  bracket: (_, fuller) => `in brackets behind "${fuller}"`,
  initials: (_, fuller) => `the first letters of "${fuller}"`,
  surname: (_, fuller) => `the surname of "${fuller}", whom the article names in full`,
  part: (_, fuller) => `a part of "${fuller}", which the article names in full`,
  'listed-surname': (_, fuller) => `the surname of ${fuller}, who is in the lists`,
  spelling: (_, fuller) => `a near spelling of "${fuller}"`,
  description: () => 'a description that the article links to it',
  linked: () => 'linked to it by the learned reader',
};

const APART: Readonly<Record<ApartReason, string>> = {
  type: 'They are of two types, and only things of one type are joined.',
  'two-entries': 'The lists have an entry for each, and entries are never joined.',
  'one-entry': 'The lists know one of them, and its entry has no name of the other.',
  'first-names': 'They share a surname, and their first names are two.',
  contained: 'The one name holds the other, which joins them only where an article uses both for one thing.',
  'shared-word': 'The names share a word, which is not enough to join them.',
  'nothing-shared': 'The names share no word, and nothing else joins them.',
};

/** Articles that are told of one join, and joins of one node. */
const SHOWN = { articles: 5, joins: 20 };

/** What was found of two names, in lines for people. */
export function tellMerge(
  found: MergeExplanation,
  asked: readonly [string, string],
  nameOf: (id: EntityId) => string,
): string {
  const lines = found.kind === 'one' ? tellOne(found, asked, nameOf) : tellTwo(found, asked, nameOf);
  return lines.map((line) => `${sanitize(line)}\n`).join('');
}

type Of<K extends MergeExplanation['kind']> = Extract<MergeExplanation, { kind: K }>;
type Asked = readonly [string, string];
type Naming = (id: EntityId) => string;

function tellOne({ id, isListed, joins }: Of<'one'>, [a, b]: Asked, nameOf: Naming): readonly string[] {
  const isAsked = ({ surface }: Join): boolean => surface === a || surface === b;
  const ordered = [...joins.filter(isAsked), ...joins.filter((join) => !isAsked(join))];
  return [
    `"${a}" and "${b}" are one node: ${about(id, isListed, nameOf)}. It is written:`,
    ...joinLines(ordered, nameOf(id)),
  ];
}

function tellTwo(found: Of<'two'>, [a, b]: Asked, nameOf: Naming): readonly string[] {
  const { ids, areListed, declared, reasons, shared, together, joins } = found;
  return [
    `"${a}" and "${b}" are two nodes: ${ids.map((id, at) => about(id, areListed[at] === true, nameOf)).join(' and ')}.`,
    ...(declared === null ? [] : [`  They are declared different in ${declared}.`]),
    ...reasons.map((reason) => `  ${APART[reason]}`),
    ...shared.map(
      ({ surface, first, second }) =>
        `  "${surface}" is written for both: the first is meant in ${listed(first)}, the second in ${listed(second)}.`,
    ),
    together.length === 0 ? '  No article speaks of both.' : `  Both are spoken of in ${listed(together)}.`,
    ...ids.flatMap((id, at) => [`${nameOf(id)} is written:`, ...joinLines(joins[at] ?? [], nameOf(id))]),
  ];
}

const about = (id: EntityId, isListed: boolean, nameOf: Naming): string =>
  `${nameOf(id)} (${id}${isListed ? ', in the lists' : ''})`;

function joinLines(joins: readonly Join[], name: string): readonly string[] {
  const more = joins.length - SHOWN.joins;
  return [
    ...joins.slice(0, SHOWN.joins).map(({ surface, reason, fuller, articles }) => {
      const where = articles.map(({ article, times }) => (times === 1 ? article : `${article} ${times} times`));
      return `  "${surface}": ${JOINED[reason](name, fuller ?? '')}; ${listed(where)}`;
    }),
    ...(more > 0 ? [`  and in ${more} more ways`] : []),
    ...(joins.length === 0 ? ['  nowhere; others act for it'] : []),
  ];
}

function listed(articles: readonly string[]): string {
  const more = articles.length - SHOWN.articles;
  return `${articles.slice(0, SHOWN.articles).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
