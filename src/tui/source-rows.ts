import { counted } from '../base/counted.ts';
import { compareText } from '../base/ids.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { command, edgeTarget, filtered, listRows, shellText } from './list-rows.ts';
import { signText, stanceStyle } from './look.ts';
import { clean, fitText, span } from './spans.ts';
import { articleScreen, type Rows, type Screen } from './state.ts';
import type { World } from './world.ts';

/** The disputes that a screen lists. */
export const disputesIn = (screen: Extract<Screen, { kind: 'disputes' }>, world: World) =>
  filtered(
    world.disputes(),
    screen.filter,
    ({ source, relation, target }) => `${source.name} ${relation} ${target.name}`,
  );

/** What one source says and another denies. */
export function disputeRows(screen: Extract<Screen, { kind: 'disputes' }>, world: World): Rows {
  return listRows(
    disputesIn(screen, world),
    ({ source, relation, target, saidIn, deniedIn }, width) => [
      span('± ', 'warn'),
      span(
        fitText(
          clean(`${source.name} ${relation.replaceAll('_', ' ').toLowerCase()} ${target.name}`),
          Math.max(20, width - 28),
        ),
      ),
      span(` said in ${saidIn}, denied in ${deniedIn}`, 'dim'),
    ],
    ({ said, denied }) => ({ ...edgeTarget(world, edgeOf(denied.claim)), row: clean(`${said.text} | ${denied.text}`) }),
    world.disputes().length,
  );
}

const edgeOf = ({ source, relation, target }: ClaimRecord) => `${source}|${relation}|${target}`;

/** Articles with the number of their claims. */
export function articleRows(screen: Extract<Screen, { kind: 'articles' }>, world: World): Rows {
  const sorted = [...world.articles];
  const count = (id: string) => world.contribution(id).length;
  if (screen.sort % 3 === 0) sorted.sort((a, b) => compareText(b.date ?? '', a.date ?? '') || compareText(a.id, b.id));
  if (screen.sort % 3 === 1) sorted.sort((a, b) => count(b.id) - count(a.id) || compareText(a.id, b.id));
  if (screen.sort % 3 === 2) sorted.sort((a, b) => compareText(a.title ?? a.id, b.title ?? b.id));
  const [hasDates, hasPublishers] = [
    sorted.some(({ date }) => date !== null),
    sorted.some(({ publisher }) => publisher !== null),
  ];
  const items = filtered(
    sorted,
    screen.filter,
    ({ id, title, publisher }) => `${id} ${title ?? ''} ${publisher ?? ''}`,
  );
  return listRows(
    items,
    ({ id, title, date, publisher }, width) => [
      span(hasDates ? fitText(date ?? '', 12) : '', 'dim'),
      span(fitText(clean(title ?? id), Math.max(20, width - 12 - (hasDates ? 12 : 0) - (hasPublishers ? 18 : 0)))),
      span(hasPublishers ? fitText(` ${clean(publisher ?? '')}`, 18) : '', 'dim'),
      span(counted(count(id), 'claim').padStart(12)),
    ],
    ({ id, title }) => ({
      name: title ?? id,
      row: `${id}\t${title ?? ''}`,
      command: command('extract', shellText(id)),
      opens: articleScreen(id),
    }),
    sorted.length,
  );
}

/** Claims of an article, in its order. */
export function contributionRows(screen: Extract<Screen, { kind: 'article' }>, world: World): Rows {
  const items = filtered(
    world.contribution(screen.id),
    screen.filter,
    ({ edge, claim }) => `${world.edgeTitle(edge)} ${claim.evidence.quote}`,
  );
  return listRows(
    items,
    ({ edge, claim }, width) => {
      const half = Math.max(24, Math.min(60, Math.floor(width / 2)));
      return [
        span(`${signText(claim.polarity)} `, stanceStyle(claim.polarity)),
        span(fitText(clean(world.edgeTitle(edge)), half), stanceStyle(claim.polarity)),
        span(claim.modality === 'asserted' ? ' ' : ` ${claim.modality} `, 'warn'),
        span(claim.evidence.quote, 'dim'),
      ];
    },
    ({ edge, claim }) => ({ ...edgeTarget(world, edge), claim }),
    world.contribution(screen.id).length,
  );
}
