import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import type { SummarySettings } from '../schema/schema.ts';
import type { ActorFinding, Named, Tie, ToldRelation, Unsettled } from './finding.ts';
import { outletOf, type Quoter } from './quote-claim.ts';

/** A claim as seen from one of its ends. */
type Seen = { readonly from: string; readonly other: string; readonly claim: ClaimRecord };

type Context = {
  readonly quote: Quoter;
  readonly nameOf: (id: string) => Named;
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  readonly settings: SummarySettings;
};

const isActor = (id: string) => id.startsWith('person/') || id.startsWith('group/');

/** A president who backs the country takes no side; nor does a ministry that agrees with its state. */
function areOne(graph: KnowledgeGraph, a: string, b: string): boolean {
  const isOf = (one: string, other: string) => {
    const { type, actsFor, country } = graph.getNodeAttributes(one);
    return actsFor === other || (type === 'person' && country === other);
  };
  return a === b || isOf(a, b) || isOf(b, a);
}

/** Claims with a sign between two people or groups that are sure enough to be told, by key of their edge. */
export function toldClaims(graph: KnowledgeGraph, settings: SummarySettings): readonly ClaimRecord[] {
  const told: ClaimRecord[] = [];
  for (const key of graph.edges().sort(compareText)) {
    const { polarity, evidence } = graph.getEdgeAttributes(key);
    const [source, target] = graph.extremities(key);
    if (polarity === 0 || !isActor(source) || !isActor(target) || areOne(graph, source, target)) continue;
    told.push(...evidence.filter(({ confidence }) => confidence >= settings.leastConfidence));
  }
  return told;
}

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
    const ties = byOther.flatMap(([other, some]) => makeTie(other, some, context) ?? []).sort(compareTies);
    const unsettled = byOther.flatMap(([other, some]) => makeUnsettled(other, some, context)).sort(compareTies);
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

type Ranked = { readonly articles: number; readonly confidence: number; readonly other: Named };

const compareTies = (a: Ranked, b: Ranked) =>
  b.articles - a.articles || b.confidence - a.confidence || compareText(a.other.id, b.other.id);

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
    other: context.nameOf(other),
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
        other: context.nameOf(other),
        modality: first.modality,
        relation: first.relation,
        articles: articlesOf(some).length,
        confidence: best.confidence,
        quote: context.quote(best),
      },
    ];
  });
}

/**
 * The claim to quote: the surest, and of equals the one whose ends are named nearest to one another, so that the sentence
 * can be read without its article.
 */
export function surest(claims: readonly ClaimRecord[]): ClaimRecord {
  const [first, ...rest] = claims;
  if (first === undefined) throw new RangeError('There is no claim to choose from.');
  return rest.reduce((best, claim) => (isSurer(claim, best) ? claim : best), first);
}

function isSurer(a: ClaimRecord, b: ClaimRecord): boolean {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  return a.evidence.quote.length < b.evidence.quote.length;
}
