import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';

/** A sentence that decides, with who says it and where. */
export type Quote = {
  readonly claim: ClaimRecord;
  /** The sentence, cut around source, cue and target where it is long. */
  readonly text: string;
  /** Names of those who say so, outermost first; empty for the article's own voice. */
  readonly speakers: readonly string[];
  readonly article: ArticleRecord | undefined;
};

export type Named = { readonly id: string; readonly name: string };

/** `Iran`, `Iran and Iraq`, `Iran, Iraq and Syria`. */
export function listNames(names: readonly Named[]): string {
  const words = names.map(({ name }) => name);
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A relation in force between an actor and another, with the articles that tell it. */
export type ToldRelation = { readonly relation: string; readonly polarity: -1 | 1; readonly articles: number };

/** Where an actor stands on another, or on several of whom one sentence says the same: what is in force alone. */
export type Tie = {
  /** Never empty. */
  readonly others: readonly Named[];
  /** `mixed` where it is for in some things and against in others. */
  readonly stand: 'with' | 'against' | 'mixed';
  /** Told in most articles first. */
  readonly relations: readonly ToldRelation[];
  readonly articles: number;
  /** How many outlets told it; 0 where no article names one. */
  readonly outlets: number;
  /** Of the surest claim, 0 to 1; where several others share a sentence, of the least sure of these. */
  readonly confidence: number;
  /** One; for `mixed` one of each sign, the one for first. */
  readonly quotes: readonly Quote[];
};

/** What is said not to be, to be planned, or to be over: never counted as a stand. */
export type Unsettled = {
  /** More than one where one sentence says the same of each. */
  readonly others: readonly Named[];
  readonly modality: 'denied' | 'proposed' | 'ended';
  readonly relation: string;
  readonly articles: number;
  readonly confidence: number;
  readonly quote: Quote;
};

/** An actor with its ties and with what is unsettled, most told first. */
export type ActorFinding = {
  readonly actor: Named;
  readonly articles: number;
  readonly ties: readonly Tie[];
  readonly unsettled: readonly Unsettled[];
};

/** A relation that some say is and others say is not. */
export type Dispute = {
  readonly source: Named;
  readonly relation: string;
  readonly target: Named;
  /** Articles that say it is, and that it is not. */
  readonly saidIn: number;
  readonly deniedIn: number;
  readonly said: Quote;
  readonly denied: Quote;
};

/** What a build shows when it is done, and what a report is made of. */
export type Summary = {
  readonly articles: number;
  /** Articles that print the story of another one; what they say counts once. */
  readonly copies: number;
  readonly outlets: number;
  readonly sentences: number;
  readonly entities: Readonly<Record<string, number>>;
  readonly edges: number;
  readonly claims: number;
  /** Claims with a sign, and those of them sure enough to be told. */
  readonly stances: number;
  readonly told: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly actors: readonly ActorFinding[];
  readonly disputes: readonly Dispute[];
};

/** `2016-08-26 to 2016-09-03`: the days that the articles are from; one where it is one. */
export const daysOf = ({ firstDate, lastDate }: Pick<Summary, 'firstDate' | 'lastDate'>): string =>
  firstDate === lastDate ? `${firstDate}` : `${firstDate} to ${lastDate}`;
