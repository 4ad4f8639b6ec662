import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import type { CypherValue } from './cypher/values.ts';
import { propertiesOf } from './properties-of.ts';

type Properties = ReadonlyMap<string, CypherValue>;

export type EvidenceLink = {
  readonly type: string;
  readonly source: number;
  readonly target: number;
  readonly properties: Properties;
};

type Entities = {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
};

const NONE: Readonly<Properties> = new Map();

/** Articles and claims as nodes, numbered behind the entities, and what links them, numbered behind the edges. */
export class EvidenceNodes {
  readonly #firstNode: number;
  readonly #firstLink: number;
  readonly #articles: readonly ArticleRecord[];
  readonly #claims: readonly ClaimRecord[];
  readonly #claimIds: readonly string[];
  readonly #links: readonly EvidenceLink[];

  constructor(graph: KnowledgeGraph, { nodes, edges, numberOf }: Entities) {
    this.#firstNode = nodes.length;
    this.#firstLink = edges.length;
    this.#articles = graph.getAttributes().articles;
    this.#claims = edges.flatMap((edge) => graph.getEdgeAttribute(edge, 'evidence'));
    this.#claimIds = claimIds(this.#claims);
    const articleAt = new Map(this.#articles.map(({ id }, at) => [id, this.#firstNode + at]));
    const firstClaim = this.#firstNode + this.#articles.length;
    const claimLinks = this.#claims.flatMap((claim, at) => linksOf(claim, firstClaim + at, { articleAt, numberOf }));
    const mentions = nodes.flatMap((id, target) =>
      graph.getNodeAttribute(id, 'articles').map(
        (article): EvidenceLink => ({
          type: 'MENTIONS',
          source: articleAt.get(article) ?? -1,
          target,
          properties: NONE,
        }),
      ),
    );
    this.#links = [...claimLinks, ...mentions].filter(({ source, target }) => source >= 0 && target >= 0);
  }

  get nodeCount(): number {
    return this.#articles.length + this.#claims.length;
  }

  get linkCount(): number {
    return this.#links.length;
  }

  labels(node: number): readonly string[] {
    const at = node - this.#firstNode;
    if (at < 0 || at >= this.nodeCount) return [];
    return at < this.#articles.length ? ['Article'] : ['Claim'];
  }

  nodeProperties(node: number): Properties {
    const at = node - this.#firstNode;
    const article = this.#articles[at];
    if (article !== undefined) return articleProperties(article);
    const claim = this.#claims[at - this.#articles.length];
    const id = this.#claimIds[at - this.#articles.length];
    return claim === undefined || id === undefined ? NONE : claimProperties(claim, id);
  }

  link(relationship: number): EvidenceLink | undefined {
    return this.#links[relationship - this.#firstLink];
  }
}

function articleProperties({ id, title, date, publisher, url, source, sentences }: ArticleRecord): Properties {
  return propertiesOf({ id, name: title ?? id, title, date, publisher, url, source, sentences });
}

/** An id for each claim: article, place, triple; `~2` behind the second one of the same sentence and triple, and so on. */
function claimIds(claims: readonly ClaimRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  return claims.map(({ article, evidence, source, relation, target }) => {
    const id = `${article}#${evidence.start}:${source}|${relation}|${target}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  });
}

function claimProperties(claim: ClaimRecord, id: string): Properties {
  const { article, relation, polarity, plover, modality, confidence, evidence, rule } = claim;
  const [start, end] = claim.cueSpan;
  const cue = evidence.quote.slice(Math.max(0, start - evidence.start), Math.max(0, end - evidence.start));
  const { quote } = evidence;
  return propertiesOf({ id, name: quote, article, relation, polarity, plover, modality, confidence, rule, quote, cue });
}

type Numbers = { readonly articleAt: ReadonlyMap<string, number>; readonly numberOf: ReadonlyMap<string, number> };

function linksOf(claim: ClaimRecord, source: number, { articleAt, numberOf }: Numbers): readonly EvidenceLink[] {
  const link = (type: string, target: number | undefined, properties = NONE): EvidenceLink => ({
    type,
    source,
    target: target ?? -1,
    properties,
  });
  return [
    link('SOURCE', numberOf.get(claim.source)),
    link('TARGET', numberOf.get(claim.target)),
    link('IN', articleAt.get(claim.article)),
    // The outermost speaker first.
    ...claim.speakers.map((id, at) => link('SPEAKER', numberOf.get(id), new Map([['order', BigInt(at + 1)]]))),
  ];
}
