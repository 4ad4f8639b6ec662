/** What the page carries: numbers point into the lists, so that each sentence, article and name stands there once. */
export type PageData = {
  readonly title: string;
  readonly relations: readonly PageRelation[];
  readonly articles: readonly PageArticle[];
  readonly sentences: readonly string[];
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
};

export type PageRelation = { readonly name: string; readonly polarity: -1 | 0 | 1; readonly color: string };

export type PageArticle = {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
};

export type PageNode = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly kind: string | null;
  readonly aliases: readonly string[];
  readonly actsFor: string | null;
  readonly wikidata: string | null;
  readonly mentions: number;
  readonly size: number;
  readonly color: string;
  readonly side: number | null;
  readonly sideColor: string;
  readonly x: number;
  readonly y: number;
};

export type PageEdge = {
  readonly id: string;
  /** Numbers of nodes, relation and articles. */
  readonly source: number;
  readonly target: number;
  readonly relation: number;
  readonly symmetric: boolean;
  readonly contested: boolean;
  readonly claims: readonly PageClaim[];
};

export type PageClaim = {
  readonly article: number;
  readonly sentence: number;
  /** `asserted`, `denied`, `proposed` or `ended`. */
  readonly modality: string;
  /** Names, outermost first; empty for the article's own voice. */
  readonly speakers: readonly string[];
  /** Parts of the sentence, from and to, in code units: source, cue, target; null where it lies outside. */
  readonly marks: readonly (readonly [number, number] | null)[];
  readonly rule: string;
};
