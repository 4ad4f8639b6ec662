import type { Place } from '../base/errors.ts';
import type { EntityId, EntityType } from '../base/ids.ts';
import type { LineTable } from '../base/line-table.ts';
import type { ConfidenceMap } from './confidence-map.ts';
import type { VoiceWeights } from './voice-weights.ts';

export type Polarity = -1 | 0 | 1;

/** A relation type of `graph-schema/relations.yaml`. */
export type RelationType = {
  readonly name: string;
  readonly polarity: Polarity;
  readonly symmetric: boolean;
  /** The relation it is a finer kind of. */
  readonly isA: string | null;
  /** PLOVER root category, such as `SUPPORT`. */
  readonly plover: string | null;
  /** PLOVER quad class 1 to 4; null where the relation is no event. */
  readonly quad: 1 | 2 | 3 | 4 | null;
  readonly sourceTypes: readonly EntityType[];
  readonly targetTypes: readonly EntityType[];
  /** `#rrggbb`. */
  readonly color: string;
  readonly meaning: string;
  readonly example: string;
};

/**
 * Where a frame finds an argument, named for the active clause; passives, relative clauses, control and light verbs
 * are the matcher's work. `nsubj`, `obj`, `iobj`, `xcomp`, `ccomp`, `obl:PREP` (`obl:to`), and under nouns
 * `nmod:PREP`, `nmod:poss`, `compound`, `amod`; `nsubj` under a noun or adjective is its holder in any form
 * (possessive, demonym, `by` or `of` phrase, subject of the light verb or copula). `obl:between` / `nmod:between`
 * gives both parties; `each-other` pairs the members of a plural or coordinated subject; `ccomp:nsubj` is the subject of
 * an active clause that is said, `ccomp:must` the one that must, should or has to do something; `rejecter`, under a noun, is who
 * rejects what it names.
 */
export type ArgumentSlot = string;

/** A predicate with the relation it expresses: one line of `graph-schema/frames/*.yaml`. */
export type Frame = {
  /** `back.v`, `throw-weight-behind.v`, `support.n`; unique. */
  readonly id: string;
  readonly pos: 'verb' | 'noun' | 'adjective';
  /** Lemma of the head word. */
  readonly lemma: string;
  /** `compound:prt` that must be there, such as `out`. */
  readonly particle: string | null;
  /** Lemmas, one of which must head the direct object ("launch" + attack). Empty: no condition. */
  readonly object: readonly string[];
  /** Further words that must be there, as slot -> lemmas: `{"obl:into": ["custody"]}`. */
  readonly with: Readonly<Record<string, readonly string[]>>;
  readonly relation: string;
  /** First slot that is filled wins. */
  readonly source: readonly ArgumentSlot[];
  readonly target: readonly ArgumentSlot[];
  /** What the predicate itself says of the modality; null leaves it to the sentence. */
  readonly modality: 'denied' | 'proposed' | 'ended' | null;
  /** Types the ends must have; empty: as the relation allows. */
  readonly sourceTypes: readonly EntityType[];
  readonly targetTypes: readonly EntityType[];
  /** 0 to 1. */
  readonly confidence: number;
  /** It speaks against what anybody says of its ends: of its relation or, where that is empty, of any. */
  readonly veto: boolean;
  /** From a folder of the user's own: it is heard before the learned reader where the two are at odds. */
  readonly isOwn: boolean;
  /** Sentences with `<s>source</s>` and `<t>target</t>` marked, each run as a test. */
  readonly examples: readonly string[];
  readonly place: Place;
};

/** An office held, from year to year (inclusive); null is open. */
export type Office = {
  readonly title: string;
  readonly of: EntityId;
  readonly from: number | null;
  readonly to: number | null;
};

/** An entity known beforehand. */
export type GazetteerEntry = {
  readonly id: EntityId;
  readonly type: EntityType;
  readonly kind: string | null;
  readonly name: string;
  /** Other names, spellings, acronyms and former names. */
  readonly aliases: readonly string[];
  /** Adjectives and demonyms of a state or people ("Syrian", "Syrians"); name the actor. */
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  /** Capitals and seats that stand for the government ("Moscow", "the Kremlin"). */
  readonly metonyms: readonly string[];
  readonly actsFor: EntityId | null;
  readonly partOf: EntityId | null;
  readonly country: EntityId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly wikidata: string | null;
  readonly offices: readonly Office[];
  /** Larger wins between homonyms: inhabitants for places, 0 when unknown. */
  readonly weight: number;
  /** From a long list, as are members of parliament: only its full name names it, and only where the article speaks of its country. */
  readonly isListed: boolean;
};

/** A name or id of `identity.yaml`. */
export type DeclaredName = { readonly text: string; readonly place: Place };

/** `identity.yaml` of a user: names of one thing, and names that are never of one, as they are written. */
export type Declared = {
  readonly same: readonly (readonly DeclaredName[])[];
  readonly different: readonly (readonly DeclaredName[])[];
};

/** Names that are declared to be of one thing. */
export type SameNames = {
  /** Null where no list knows it: it is made of type and name. */
  readonly id: EntityId | null;
  /** Null where neither a list nor an id says it. */
  readonly type: EntityType | null;
  readonly name: string;
  /** Those that are no part of another, which others than this one may bear. */
  readonly names: readonly string[];
  /** Of all names, as `nameKey` makes them. */
  readonly keys: readonly string[];
  readonly ids: readonly EntityId[];
  readonly place: Place;
};

/** Names that are declared to be of different things. */
export type ApartNames = {
  readonly names: readonly {
    /** Where it is given as an id. */
    readonly id: EntityId | null;
    readonly name: string;
    readonly key: string;
    /** Entries that are called so. */
    readonly ids: readonly EntityId[];
  }[];
  readonly place: Place;
};

/** What a user has declared of names, with the entries that they mean. */
export type Identity = { readonly same: readonly SameNames[]; readonly apart: readonly ApartNames[] };

/** `graph-schema/reader.yaml`: what the learned reader must give, 0 to 1. */
export type ReaderSettings = {
  /** Whether the learned reader is asked; without it trees, frames and rules read alone. */
  readonly use: boolean;
  /** Whether it is asked of articles that bring their own mentions. */
  readonly given: boolean;
  /** For a name of a list, a name of a pattern, a description of a pattern; for a span that nobody suggested, and for one that is an issue. */
  readonly limits: {
    readonly alias: number;
    readonly name: number;
    readonly description: number;
    readonly span: number;
    readonly issue: number;
  };
  /** Whether pairs with an end that the sentence leaves unsaid cast votes. */
  readonly unsaid: boolean;
  /** For a pair to cast a vote. */
  readonly vote: number;
  /** For who or what is described once, without a name, to be a node at all. */
  readonly once: number;
  /** For a name of a list or a pattern to be a node though no claim is about it. */
  readonly suggested: number;
  /** For a name that only the reader sees to be a node though no claim is about it. */
  readonly node: number;
  /** The same limits for texts of so many sentences at most. */
  readonly note: Pick<ReaderSettings, 'limits' | 'once'> & { readonly sentences: number };
  readonly pairs: PairMeasure;
  readonly speakers: SpeakerWeights;
};

/** What the trees' word on who says a claim is worth, in natural logarithms of the share that the learned reader gives each. */
export type SpeakerWeights = {
  /** That somebody says it, and that nobody does. */
  readonly told: number;
  readonly untold: number;
  /** The share of whoever is not heard at all, 0 to 1. */
  readonly least: number;
};

/** Weights of the log-odds that a pair of the learned reader is right. */
export type PairMeasure = {
  readonly start: number;
  /** What the net gives the relation, and the likeliest other relation of the same two. */
  readonly own: number;
  readonly other: number;
  /** That an end means whom it was linked to; of each end. */
  readonly link: number;
  /** Logarithm of how often the article means an end, as a share of what it means most often; of each end. */
  readonly often: number;
  /** That it is asserted, denied, proposed or ended as read. */
  readonly modality: number;
  /** Added to what is not asserted, and where an end is left unsaid. */
  readonly unasserted: number;
  readonly unsaid: number;
};

/** `graph-schema/summary.yaml`: what summaries and reports tell of a graph. */
export type SummarySettings = {
  /** Claims below it are not told, 0 to 1; the second for what only one article says. */
  readonly leastConfidence: number;
  readonly leastConfidenceAlone: number;
  /** How many at most: actors, ties of each, disputes. */
  readonly actors: number;
  readonly ties: number;
  readonly disputes: number;
  readonly quoteCharacters: number;
  /** What was measured against annotation, for reports: shares of 0 to 1, null where not known. */
  readonly measured: readonly {
    readonly what: string;
    readonly right: number | null;
    readonly found: number | null;
    readonly on: string;
  }[];
};

/** What is worked out of the gazetteer when the program is built, each to be looked up by the first cell of its lines. */
export type CompiledNames = {
  /** Entries by id, in their order; only those that are found by it are of the schema. */
  readonly entries: LineTable;
  /**
   * Names cut into words, by the first of them: behind it a line for each name of further words joined by spaces, entity,
   * kind of form, and `acronym` where it is one, by tabs.
   */
  readonly forms: LineTable;
  /** Ids of people by folded surname, by tabs. */
  readonly surnames: LineTable;
  /** Ids of groups by the consonants of their names. */
  readonly skeletons: LineTable;
};

/** Everything under `graph-schema/`, checked and cross-checked. */
export type Schema = {
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly frames: readonly Frame[];
  /** Frames and rules that `without` of a frames file silences, by their whole names: `frame:back.v`, `rule:title`. */
  readonly silent: readonly string[];
  readonly gazetteer: readonly GazetteerEntry[];
  /** `graph-schema/lexicon/*.yaml`: file name without extension -> list name -> words. */
  readonly lexicon: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** `graph-schema/confidence.yaml`: from the score of a claim to how many such claims are right. */
  readonly confidence: ConfidenceMap;
  readonly summary: SummarySettings;
  readonly reader: ReaderSettings;
  /** `graph-schema/voices.yaml`: what the voices weigh that speak for and against a claim. */
  readonly voices: VoiceWeights;
  /** `identity.yaml` of a user. */
  readonly identity: Identity;
  /** SHA-256 over all files that articles are read by, hex: part of every cache key. */
  readonly hash: string;
  /** Where the names were cut when the program was built. */
  readonly compiledNames?: CompiledNames;
};
