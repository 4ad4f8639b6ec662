import { compareText } from '../base/ids.ts';
import { KEYS } from './keys.ts';
import { command, edgeTarget, entityTarget, filtered, listRows, NONE, shellText } from './list-rows.ts';
import { pathLine, signText, stanceStyle } from './look.ts';
import { articleRows, contributionRows, disputeRows } from './source-rows.ts';
import { clean, fitText, span } from './spans.ts';
import { articleScreen, entityScreen, evidenceScreen, type Rows, type Screen } from './state.ts';
import type { World } from './world.ts';

/** The rows of a screen: what the cursor moves over. */
export function rowsOf(screen: Screen, world: World): Rows {
  switch (screen.kind) {
    case 'find':
      return findRows(screen, world);
    case 'entity':
      return tieRows(screen, world);
    case 'evidence':
      return evidenceRows(screen, world);
    case 'matrix':
      return matrixRows(screen, world);
    case 'paths':
      return pathRows(screen, world);
    case 'query':
      return queryRows(screen);
    case 'sides':
      return sideRows(screen, world);
    case 'disputes':
      return disputeRows(screen, world);
    case 'articles':
      return articleRows(screen, world);
    case 'article':
      return contributionRows(screen, world);
    case 'help':
      return helpRows();
  }
}

function findRows(screen: Extract<Screen, { kind: 'find' }>, world: World): Rows {
  const found = world.search(screen.filter);
  const items = screen.sort % 2 === 1 ? [...found].sort((a, b) => compareText(a.name, b.name)) : found;
  return listRows(
    items,
    (match, width) => {
      const { kind, type } = world.node(match.id as never);
      const alias = match.matched === match.name ? '' : ` (${match.matched})`;
      const nameWidth = Math.max(20, width - 26);
      return [
        span(fitText(clean(match.name + alias), nameWidth)),
        span(fitText(` ${kind ?? type}`, 18), 'dim'),
        span(String(match.mentions).padStart(7)),
      ];
    },
    (match) => entityTarget(world, match.id),
    world.counts.entities,
  );
}

function tieRows(screen: Extract<Screen, { kind: 'entity' }>, world: World): Rows {
  const ties = [...world.ties(screen.id)];
  if (screen.sort % 3 === 1) ties.sort((a, b) => b.claims - a.claims || compareText(a.edge, b.edge));
  if (screen.sort % 3 === 2) ties.sort((a, b) => compareText(a.name, b.name) || compareText(a.edge, b.edge));
  const items = filtered(ties, screen.filter, (tie) => `${tie.relation} ${tie.name}`);
  return listRows(
    items,
    (tie, width) => {
      const arrow = tie.direction === 'out' ? '→' : tie.direction === 'in' ? '←' : '↔';
      const relation = tie.relation.replaceAll('_', ' ').toLowerCase();
      const who = tie.speakers.length === 0 ? '' : ` says ${tie.speakers.map((id) => world.nameOf(id)).join(', ')}`;
      const notes = [tie.contested ? 'contested' : '', tie.notes].filter((one) => one !== '').join(', ');
      const nameWidth = Math.max(12, Math.min(32, width - 44));
      const sign = tie.contested && tie.polarity !== 0 ? '±' : signText(tie.polarity);
      return [
        span(`${sign} `, tie.contested ? 'warn' : stanceStyle(tie.polarity)),
        span(fitText(relation, 20), stanceStyle(tie.polarity)),
        span(` ${arrow} `, 'dim'),
        span(fitText(clean(tie.name), nameWidth)),
        span(String(tie.claims).padStart(4)),
        span(notes === '' ? '' : ` ${notes}`, 'warn'),
        span(who, 'dim'),
      ];
    },
    (tie) => edgeTarget(world, tie.edge),
    ties.length,
  );
}

function evidenceRows(screen: Extract<Screen, { kind: 'evidence' }>, world: World): Rows {
  const items = filtered(world.evidence(screen.edge), screen.filter, ({ claim }) => claim.evidence.quote);
  const base = edgeTarget(world, screen.edge);
  return listRows(
    items,
    ({ claim, article, speakers }) => [
      span(article?.date == null ? '' : fitText(article.date, 11), 'dim'),
      span(claim.modality === 'asserted' ? '' : `${claim.modality} `, 'warn'),
      span(speakers.length === 0 ? '' : `${speakers.join(' ← ')}: `, 'title'),
      span(claim.evidence.quote),
    ],
    ({ claim, article }) => ({
      ...base,
      row: clean(`“${claim.evidence.quote}” ${article?.title ?? claim.article}, ${article?.date ?? 'no date'}`),
      opens: {
        ...articleScreen(claim.article),
        cursor: Math.max(
          0,
          world.contribution(claim.article).findIndex((one) => one.claim === claim),
        ),
      },
      claim,
    }),
    world.evidence(screen.edge).length,
  );
}

function matrixRows(screen: Extract<Screen, { kind: 'matrix' }>, world: World): Rows {
  const { ids, names, cells } = world.matrix();
  return {
    count: ids.length,
    total: ids.length,
    target: (at) => {
      const edge = cells[at]?.[screen.column]?.edge ?? null;
      const pair = [names[at] ?? '', names[screen.column] ?? ''].map(shellText);
      const shown = edge === null ? undefined : edgeTarget(world, edge);
      const own = entityTarget(world, ids[at] ?? '');
      return { ...(shown ?? own), command: command('stances', ...pair), opens: shown?.opens ?? own.opens };
    },
    line: () => [],
  };
}

function pathRows(screen: Extract<Screen, { kind: 'paths' }>, world: World): Rows {
  if (screen.from === null || screen.to === null) return NONE;
  const { from, to, maxHops, relation } = screen;
  const items = filtered(world.findPaths({ from, to, maxHops, relation }), screen.filter, (path) =>
    path.nodes.map(world.nameOf).join(' '),
  );
  const words = ['path', shellText(world.nameOf(from)), shellText(world.nameOf(to)), '--max-hops', String(maxHops)];
  if (relation !== null) words.push('--relation', relation);
  return listRows(
    items,
    (path) => pathLine(path, world),
    (path) => ({
      name: path.nodes.map(world.nameOf).join(' – '),
      row: pathLine(path, world)
        .map(({ text }) => text)
        .join(''),
      command: command(...words),
      opens: path.steps[0] === undefined ? null : evidenceScreen(path.steps[0].edge),
    }),
  );
}

function queryRows(screen: Extract<Screen, { kind: 'query' }>): Rows {
  const { answer } = screen;
  if (answer === null || answer.kind === 'error') return NONE;
  const numbered = answer.rows.map((cells, at) => ({ cells, entities: answer.entities[at] ?? [] }));
  const kept = [...filtered(numbered, screen.filter, ({ cells }) => cells.join(' '))];
  const column = screen.sort === 0 ? -1 : (screen.sort - 1) % Math.max(1, answer.columns.length);
  if (column >= 0) kept.sort((a, b) => compareCells(a.cells[column] ?? '', b.cells[column] ?? ''));
  return listRows(
    kept,
    ({ cells }) => cells.map((cell) => span(cell)),
    ({ cells, entities }) => {
      const id = entities[screen.column] ?? entities.find((one) => one !== null) ?? null;
      return {
        name: cells[screen.column] ?? '',
        row: cells.join('\t'),
        command: command('query', shellText(answer.query)),
        opens: id === null ? null : entityScreen(id),
      };
    },
    numbered.length,
  );
}

const compareCells = (a: string, b: string) => {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? compareText(a, b) : y - x;
};

/** Members of each side under its heading. */
function sideRows(screen: Extract<Screen, { kind: 'sides' }>, world: World): Rows {
  const { sides, bridges } = world.findSides();
  const members = [
    ...sides.flatMap(({ title, members: ids }) => ids.map((id) => ({ title, id }))),
    ...bridges.map((id) => ({ title: 'Bridges', id })),
  ];
  const items = filtered(members, screen.filter, ({ id, title }) => `${title} ${world.nameOf(id)}`);
  return listRows(
    items,
    ({ title, id }, width) => [span(fitText(title, 12), 'title'), span(fitText(clean(world.nameOf(id)), width - 12))],
    ({ id }) => ({ ...entityTarget(world, id), command: command('camps') }),
    members.length,
  );
}

function helpRows(): Rows {
  return listRows(
    KEYS,
    ({ keys, help, on }) => [
      span(fitText(keys.join(' '), 24), 'key'),
      span(help),
      span(on === undefined ? '' : `  (${on.join(', ')})`, 'dim'),
    ],
    ({ help }) => ({ name: help, row: help, command: command('tui'), opens: null }),
  );
}
