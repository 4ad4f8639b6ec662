import { StancegraphError } from '../base/errors.ts';
import { nameOfId } from '../base/name-of-id.ts';
import { type Camps, findCamps } from '../sides/camps.ts';
import { formatRows, type Row, rowFormat } from './format-rows.ts';
import { openGraph } from './open-graph.ts';
import { type CommonOptions, sanitize, writeData } from './terminal.ts';

type CampsCommandOptions = CommonOptions & { readonly minEvidence: number; readonly sides?: number };

const COLUMNS = ['side', 'id', 'name', 'across', 'within', 'friends_in'];

/** `stancegraph camps`: the sides, how well they fit, who bridges them, how they hold over time. */
export function runCamps(_args: readonly string[], options: CampsCommandOptions): number {
  const graph = openGraph(options);
  const { minEvidence, sides } = options;
  const camps = findCamps(graph, { minEvidence, ...(sides === undefined ? {} : { maxSides: sides }) });
  if (camps.actors === 0) {
    throw new StancegraphError('NOT_FOUND', 'The graph has no stances between people or groups.', {
      hint: 'Build it from more articles, or lower --min-evidence.',
    });
  }
  const name = (id: string) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : nameOfId(id));
  if (options.format === 'json') writeData([`${JSON.stringify(campsJson(camps), null, 2)}\n`], options);
  else if (options.format === undefined) writeData(campLines(camps, name).map(sanitizeLine), options);
  else writeData(formatRows(COLUMNS, memberRows(camps, name), rowFormat(options.format)), options);
  return 0;
}

const sanitizeLine = (line: string) => `${sanitize(line)}\n`;

function campsJson({ sideOf, ...rest }: Camps): unknown {
  return { ...rest, gap: rest.frustration - rest.lowerBound, sideOf: Object.fromEntries(sideOf) };
}

function memberRows(camps: Camps, name: (id: string) => string): readonly Row[] {
  const bridges = new Map(camps.bridges.map((bridge) => [bridge.id, bridge]));
  const row = (side: number | null, id: string): Row => {
    const bridge = bridges.get(id);
    return {
      side,
      id,
      name: name(id),
      across: bridge?.across ?? 0,
      within: bridge?.within ?? null,
      friends_in: bridge?.sides ?? [],
    };
  };
  return [
    ...camps.camps.flatMap(({ side, members }) => members.map((id) => row(side, id))),
    ...camps.alone.map((id) => row(null, id)),
  ];
}

const MOST = 12;

/** Names, each once: the crowds of six articles are `civilians (6)`. */
function listOf(names: readonly string[]): string {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const told = [...times].map(([name, number]) => (number === 1 ? name : `${name} (${number})`));
  const shown = told.slice(0, MOST);
  const left = [...times.values()].slice(MOST).reduce((sum, number) => sum + number, 0);
  return shown.join(', ') + (left === 0 ? '' : ` and ${left} more`);
}

function campLines(camps: Camps, name: (id: string) => string): readonly string[] {
  const { frustration, weight, lowerBound, isExact, triads, alone } = camps;
  const list = (ids: readonly string[]) => listOf(ids.map(name));
  const proof = isExact
    ? 'no partition has less'
    : `at least ${lowerBound} cannot be avoided, gap ${frustration - lowerBound}`;
  return [
    `${camps.actors} people and groups, ${camps.positiveTies} friendly and ${camps.negativeTies} hostile ties.`,
    `${frustration} of ${weight} claims do not fit the sides (${proof}).`,
    `Triads: ${triads.balanced} balanced, ${triads.unbalanced} unbalanced (${triads.allFoes} of them three mutual foes).`,
    ...camps.camps.flatMap(({ side, members, against }) => [
      '',
      `Side ${side} (${members.length})${
        against.some((other) => other <= camps.camps.length)
          ? `, against ${against
              .filter((other) => other <= camps.camps.length)
              .map((other) => `side ${other}`)
              .join(', ')}`
          : ''
      }`,
      `  ${list(members)}`,
    ]),
    ...(alone.length === 0 ? [] : ['', `On no side (${alone.length})`, `  ${list(alone)}`]),
    ...(camps.bridges.length === 0 ? [] : ['', 'Friends on other sides too']),
    ...camps.bridges
      .slice(0, MOST)
      .map(
        ({ id, across, within, sides }) =>
          `  ${name(id)}: ${across} across (to side ${sides.join(', ')}), ${within} within`,
      ),
    ...(camps.misfits.length === 0 ? [] : ['', 'Ties that do not fit']),
    ...camps.misfits
      .slice(0, MOST)
      .map(({ a, b, sign, weight: by }) => `  ${name(a)} ${sign === 1 ? '+' : '-'} ${name(b)} (${by})`),
    ...(camps.slices.length === 0 ? [] : ['', 'Over time (agreement: 1 is the same sides as over the whole time)']),
    ...camps.slices.map(
      ({ from, to, articles, ties, agreement, moved }) =>
        `  ${from} to ${to}: ${articles} articles, ${ties} ties, agreement ${agreement}${moved.length === 0 ? '' : `; elsewhere: ${list(moved)}`}`,
    ),
  ];
}
