import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import type { SummarySettings } from '../schema/schema.ts';
import type { ActorFinding, Named, Tie, ToldRelation, Unsettled } from './finding.ts';
import { writtenAs } from './is-told.ts';
import { outletOf, type Quoter } from './quote-claim.ts';

/** A claim as seen from one of its ends. */
type Seen = { readonly from: string; readonly other: string; readonly claim: ClaimRecord };

type Context = {
  readonly quote: Quoter;
  readonly nameOf: (id: string) => Named;
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly settings: SummarySettings;
};

/** The actors whose stands are told in most articles, with what each stands for and against. */
export function findActors(
  graph: KnowledgeGraph,
  claims: readonly ClaimRecord[],
  { quote, settings }: Pick<Context, 'quote' | 'settings'>,
): readonly ActorFinding[] {
  const context: Context = {
    quote,
    settings,
    nameOf: (id) => ({ id, name: graph.getNodeAttribute(id, 'name') }),
    articles: new Map(graph.getAttribute('articles').map((article) => [article.id, article])),
  };
  const isSymmetric = new Map(graph.getAttribute('relations').map(({ name, symmetric }) => [name, symmetric]));
  const seen = claims.flatMap((claim): readonly Seen[] => {
    const there = { from: claim.source, other: claim.target, claim };
    return isSymmetric.get(claim.relation) === true
      ? [there, { from: claim.target, other: claim.source, claim }]
      : [there];
  });
  const found = [...groupBy(seen, ({ from }) => from)].map(([id, all]) => {
    const byOther = [...groupBy(all, ({ other }) => other)];
    const ties = joinAlike(byOther.flatMap(([other, some]) => makeTie(other, some, context) ?? []));
    const unsettled = joinAlike(byOther.flatMap(([other, some]) => makeUnsettled(other, some, context)));
    return {
      weight: ties.reduce((sum, tie) => sum + tie.articles, 0),
      sureness: ties.reduce((sum, tie) => sum + tie.confidence, 0),
      finding: {
        actor: context.nameOf(id),
        articles: graph.getNodeAttribute(id, 'articles').length,
        ties: ties.slice(0, settings.ties),
        unsettled: unsettled.slice(0, settings.ties),
      },
    };
  });
  return found
    .filter(({ finding }) => finding.ties.length > 0)
    .sort(
      (a, b) => b.weight - a.weight || b.sureness - a.sureness || compareText(a.finding.actor.id, b.finding.actor.id),
    )
    .slice(0, settings.actors)
    .map(({ finding }) => finding);
}

type Ranked = { readonly articles: number; readonly confidence: number; readonly others: readonly Named[] };

const compareTies = (a: Ranked, b: Ranked) =>
  b.articles - a.articles || b.confidence - a.confidence || compareText(a.others[0]?.id ?? '', b.others[0]?.id ?? '');

/** In order; of those that one sentence tells alike, as of each in a list of names, one with all others. */
function joinAlike<T extends Tie | Unsettled>(found: readonly T[]): readonly T[] {
  const groups = groupBy([...found].sort(compareTies), (one) => {
    const quotes = 'quote' in one ? [one.quote] : one.quotes;
    const what =
      'relation' in one ? `${one.modality} ${one.relation}` : `${one.stand} ${JSON.stringify(one.relations)}`;
    return JSON.stringify([what, quotes.map(({ claim }) => [claim.article, claim.evidence.start])]);
  });
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            others: [first, ...rest].flatMap(({ others }) => others),
            confidence: [first, ...rest].reduce((least, { confidence }) => Math.min(least, confidence), 1),
          },
        ],
  );
}

const articlesOf = (claims: readonly ClaimRecord[]) => [...new Set(claims.map(({ article }) => article))];

/** Whether claims are sure enough together: what one article alone says needs more. */
function isTold(claims: readonly ClaimRecord[], { leastConfidenceAlone }: SummarySettings): boolean {
  return articlesOf(claims).length > 1 || claims.some(({ confidence }) => confidence >= leastConfidenceAlone);
}

function makeTie(other: string, seen: readonly Seen[], context: Context): Tie | undefined {
  const asserted = seen.map(({ claim }) => claim).filter(({ modality }) => modality === 'asserted');
  const ofSign = (sign: number) => {
    const claims = asserted.filter(({ polarity }) => polarity === sign);
    return isTold(claims, context.settings) ? claims : [];
  };
  const [positive, negative] = [ofSign(1), ofSign(-1)];
  const claims = [...positive, ...negative];
  if (claims.length === 0) return undefined;
  const articles = articlesOf(claims);
  const outlets = articles.flatMap((id) => outletOf(context.articles.get(id)) ?? []);
  return {
    others: [context.nameOf(other)],
    stand: negative.length === 0 ? 'with' : positive.length === 0 ? 'against' : 'mixed',
    relations: toldRelations(claims),
    articles: articles.length,
    outlets: new Set(outlets).size,
    confidence: claims.reduce((most, { confidence }) => Math.max(most, confidence), 0),
    quotes: [positive, negative].flatMap((some) => (some.length === 0 ? [] : [context.quote(surest(some))])),
  };
}

function toldRelations(claims: readonly ClaimRecord[]): readonly ToldRelation[] {
  return [...groupBy(claims, ({ relation }) => relation)]
    .map(([relation, some]) => ({
      relation,
      polarity: some[0]?.polarity === 1 ? (1 as const) : (-1 as const),
      articles: articlesOf(some).length,
    }))
    .sort((a, b) => b.articles - a.articles || compareText(a.relation, b.relation));
}

function makeUnsettled(other: string, seen: readonly Seen[], context: Context): readonly Unsettled[] {
  const claims = seen.map(({ claim }) => claim);
  const groups = groupBy(
    claims.filter(({ modality }) => modality !== 'asserted'),
    ({ modality, relation }) => `${modality} ${relation}`,
  );
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined || first.modality === 'asserted' || !isTold(some, context.settings)) return [];
    const best = surest(some);
    return [
      {
        others: [context.nameOf(other)],
        modality: first.modality,
        relation: first.relation,
        articles: articlesOf(some).length,
        confidence: best.confidence,
        quote: context.quote(best),
      },
    ];
  });
}

/** The claim to quote: the surest, and of equals the shortest. An end that its sentence does not name counts against it. */
export function surest(claims: readonly ClaimRecord[]): ClaimRecord {
  const [first, ...rest] = claims;
  if (first === undefined) throw new RangeError('There is no claim to choose from.');
  return rest.reduce((best, claim) => (isBetter(claim, best) ? claim : best), first);
}

/** Of the confidence, for each end that only who reads the article knows. */
const UNNAMED_COSTS = 0.1;

function isBetter(a: ClaimRecord, b: ClaimRecord): boolean {
  const worth = (claim: ClaimRecord) => claim.confidence + UNNAMED_COSTS * namedEnds(claim);
  return worth(a) === worth(b) ? a.evidence.quote.length < b.evidence.quote.length : worth(a) > worth(b);
}

const namedEnds = (claim: ClaimRecord): number =>
  [claim.sourceSpan, claim.targetSpan].filter((span) => writtenAs(claim, span) === 'name').length;
