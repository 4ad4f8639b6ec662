import { counted } from '../base/counted.ts';
import { compareText } from '../base/ids.ts';
import type { Dispute, Quote } from '../findings/finding.ts';
import { outletOf } from '../findings/quote-claim.ts';
import { claimFacts } from '../findings/tell-claim.ts';
import { entityTarget } from './list-rows.ts';
import { markedLine, markSpans, pathMeaning, signText, stanceStyle } from './look.ts';
import type { StancesOverTime } from './over-time.ts';
import { readArticle } from './reader.ts';
import { disputesIn } from './source-rows.ts';
import { type Line, span, sparkline, wrapLine } from './spans.ts';
import { type Screen, topScreen, type View } from './state.ts';
import type { EvidenceItem, World } from './world.ts';

/** The line of the second pane that is shown first: in an article, some before the sentence of the selected claim. */
export function previewStart(state: View, world: World, width: number): number {
  const screen = topScreen(state);
  if (screen.kind !== 'article') return 0;
  const { start } = readArticle(world, screen.id, state.rows(screen).target(screen.cursor)?.claim, width);
  return Math.max(0, start - LINES_BEFORE);
}

const LINES_BEFORE = 4;

/** What the second pane shows of the selected row; undefined where a screen has no second pane. */
export function previewOf(state: View, world: World, width: number): readonly Line[] | undefined {
  const screen = topScreen(state);
  switch (screen.kind) {
    case 'entity': {
      const target = state.rows(screen).target(screen.cursor);
      return target?.opens?.kind === 'evidence' ? evidenceLines(world, target.opens.edge, width) : [];
    }
    case 'evidence': {
      const item = world.evidence(screen.edge)[screen.cursor];
      return item === undefined ? [] : itemLines(world, item, width);
    }
    case 'article': {
      const target = state.rows(screen).target(screen.cursor);
      return readArticle(world, screen.id, target?.claim, width).lines;
    }
    case 'disputes': {
      const dispute = disputesIn(screen, world)[screen.cursor];
      return dispute === undefined ? [] : disputeLines(dispute, width);
    }
    case 'paths':
      return pathLines(screen, world, width);
    case 'sides':
    case 'query': {
      const target = state.rows(screen).target(screen.cursor);
      return target?.opens?.kind === 'entity' ? entityLines(world, target.opens.id, width) : [];
    }
    default:
      return undefined;
  }
}

function evidenceLines(world: World, edge: string, width: number): readonly Line[] {
  const items = world.evidence(edge);
  return [
    ...wrapLine([span(world.edgeTitle(edge), 'title')], width),
    [],
    ...items.flatMap((item) => [...itemLines(world, item, width), []]),
  ];
}

function itemLines(world: World, item: EvidenceItem, width: number): readonly Line[] {
  const { claim, article, before, after, speakers } = item;
  const says = speakers.length === 0 ? 'the article itself' : speakers.join(', quoting ');
  const where = [article?.title ?? claim.article, article?.date ?? '', article?.publisher ?? ''].filter(
    (part) => part !== '',
  );
  const facts: readonly (readonly [string, string])[] = [
    ['says', says],
    ['where', where.join(', ')],
    ['modality', `${claim.modality}, confidence ${claim.confidence.toFixed(2)}`],
    ...claimFacts(claim, { name: world.nameOf, context: article?.context ?? [] }).filter(
      ([label]) => label !== 'modality' && label !== 'speaker',
    ),
  ];
  return [
    ...(before === null ? [] : wrapLine([span(before, 'dim')], width)),
    ...wrapLine(markedLine(item), width),
    ...(after === null ? [] : wrapLine([span(after, 'dim')], width)),
    [],
    ...facts.flatMap(([name, text]) => wrapLine([span(`${name}: `, 'key'), span(text)], width)),
  ];
}

function pathLines(screen: Extract<Screen, { kind: 'paths' }>, world: World, width: number): readonly Line[] {
  if (screen.from === null || screen.to === null) return [[span('Choose both ends: a and b.', 'dim')]];
  const { from, to, maxHops, relation } = screen;
  const path = world.findPaths({ from, to, maxHops, relation })[screen.cursor];
  if (path === undefined) return [[span('No path here. + allows more hops, r changes the relations.', 'dim')]];
  return [
    [span(`${world.nameOf(from)} and ${world.nameOf(to)}: ${pathMeaning(path.sign)}`, stanceStyle(path.sign))],
    [],
    ...path.steps.flatMap((step) => {
      const [item] = world.evidence(step.edge);
      const title: Line = [span(`${signText(step.sign)} ${world.edgeTitle(step.edge)}`, stanceStyle(step.sign))];
      return [title, ...(item === undefined ? [] : wrapLine(markedLine(item), width)), []];
    }),
  ];
}

/** Who an entity is, in a few lines. */
export function entityLines(world: World, id: Parameters<World['node']>[0], width: number): readonly Line[] {
  const { name, type, kind, aliases, actsFor, mentions, articles, wikidata } = world.node(id);
  const facts = [kind ?? type, `${counted(mentions, 'mention')} in ${counted(articles.length, 'article')}`];
  if (actsFor !== null) facts.push(`acts for ${world.nameOf(actsFor)}`);
  if (wikidata !== null) facts.push(wikidata);
  const others = aliases.filter((alias) => alias !== name).slice(0, 6);
  const time = world.overTime(id);
  const stances = countsByRelation(world, id);
  return [
    ...wrapLine([span(entityTarget(world, id).name, 'title'), span(`  ${facts.join(', ')}`)], width),
    ...(others.length === 0 ? [] : wrapLine([span('also: ', 'key'), span(others.join(', '))], width)),
    ...(stances === '' ? [] : wrapLine([span('stances: ', 'key'), span(stances)], width)),
    ...(time === null ? [] : timeLines(time)),
  ];
}

/** Claims for and against others over time, as bars of one scale; a line for each sign that there is. */
function timeLines({ first, last, positive, negative }: StancesOverTime): readonly Line[] {
  const most = Math.max(...positive, ...negative);
  return [
    { counts: positive, word: 'for', style: 'good' as const },
    { counts: negative, word: 'against', style: 'bad' as const },
  ]
    .map((row) => ({ ...row, sum: row.counts.reduce((sum, count) => sum + count, 0) }))
    .filter(({ sum }) => sum > 0)
    .map(({ counts, word, style, sum }) => [
      span(`${first} `, 'dim'),
      span(sparkline(counts, most), style),
      span(` ${last} `, 'dim'),
      span(`${sum} ${word}`, style),
    ]);
}

/** Both sides of a dispute with their sentences, who says each and where. */
function disputeLines({ said, denied, saidIn, deniedIn }: Dispute, width: number): readonly Line[] {
  const side = (word: string, articles: number, { claim, speakers, article }: Quote): readonly Line[] => [
    [span(`${word} in ${articles} ${articles === 1 ? 'article' : 'articles'}`, 'title')],
    ...wrapLine(markSpans(claim), width),
    ...wrapLine(
      [span('says: ', 'key'), span(speakers.length === 0 ? 'the article itself' : speakers.join(', quoting '))],
      width,
    ),
    ...wrapLine(
      [
        span('where: ', 'key'),
        span([article?.title, outletOf(article), article?.date].filter((one) => one != null).join(', ')),
      ],
      width,
    ),
    [],
  ];
  return [...side('Said', saidIn, said), ...side('Denied', deniedIn, denied)];
}

/** `3 backs, 2 opposes`: what it does itself, most frequent first. */
function countsByRelation(world: World, id: Parameters<World['node']>[0]): string {
  const counts = new Map<string, number>();
  for (const { direction, relation } of world.ties(id)) {
    if (direction !== 'in') counts.set(relation, (counts.get(relation) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).slice(0, 8);
  return sorted.map(([relation, count]) => `${count} ${relation.replaceAll('_', ' ').toLowerCase()}`).join(', ');
}
