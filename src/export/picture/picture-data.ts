/**
 * What pictures and the page are made from: numbers point into the lists, so that each sentence, article and name
 * stands there once.
 */
export type PictureData = {
  readonly title: string;
  readonly relations: readonly PictureRelation[];
  readonly articles: readonly PictureArticle[];
  readonly sentences: readonly string[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
};

export type PictureRelation = { readonly name: string; readonly polarity: -1 | 0 | 1 };

export type PictureArticle = {
  readonly id: string;
  readonly title: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** The whole text, where it was given. */
  readonly text: string | null;
  /** Where names stand in `text`: from, to, node; sorted. Null where they were not read. */
  readonly mentions: readonly (readonly [number, number, number])[] | null;
  /** What the graph keeps of the text: place of the first character and number of the sentence, in order. */
  readonly passages: readonly (readonly [number, number])[];
};

export type PictureNode = {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly kind: string | null;
  readonly aliases: readonly string[];
  readonly actsFor: string | null;
  readonly wikidata: string | null;
  readonly mentions: number;
  /** Numbers of the articles that mention it. */
  readonly articles: readonly number[];
  /** Number of its side, from 0, the largest first; null without one. */
  readonly side: number | null;
  readonly x: number;
  readonly y: number;
};

export type PictureEdge = {
  readonly id: string;
  /** Numbers of nodes and relation. */
  readonly source: number;
  readonly target: number;
  readonly relation: number;
  readonly symmetric: boolean;
  readonly claims: readonly PictureClaim[];
};

export type Modality = 'asserted' | 'denied' | 'proposed' | 'ended';

export type PictureClaim = {
  readonly article: number;
  readonly sentence: number;
  /** Place of the sentence's first character in its article. */
  readonly start: number;
  readonly modality: Modality;
  /** Names, outermost first; empty for the article's own voice. */
  readonly speakers: readonly string[];
  /** Parts of the sentence, from and to, in code units: source, cue, target; null where it lies outside. */
  readonly marks: readonly (readonly [number, number] | null)[];
  /** 0 to 1, in hundredths. */
  readonly confidence: number;
  readonly rule: string;
  /** Set where it asks, suspects or takes back rather than says. @see isDoubtful */
  readonly isDoubtful?: true;
};
