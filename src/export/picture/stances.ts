import type { PictureArticle, PictureClaim, PictureData } from './picture-data.ts';

/** A claim with what its edge says, flat. */
export type Stance = PictureClaim & {
  /** Its own number in the list. */
  readonly at: number;
  readonly source: number;
  readonly target: number;
  readonly relation: string;
  readonly polarity: -1 | 0 | 1;
  readonly symmetric: boolean;
};

/**
 * How claims of one pair add up. Only asserted ones are for or against: a denied claim is said to be denied and never
 * taken for its opposite, and what is proposed or over holds for nobody now.
 */
export type Tally = {
  readonly positive: number;
  readonly negative: number;
  readonly denied: number;
  /** Proposed, or over. */
  readonly pending: number;
  /** Ties without a sign. */
  readonly neutral: number;
  /** Distinct articles, and distinct outlets among those whose outlet is known. */
  readonly articles: number;
  readonly outlets: number;
  /** The highest of its claims that count, 0 to 1. */
  readonly confidence: number;
  readonly claims: readonly Stance[];
};

/** What a tally amounts to. `both`: for and against; `denied`: all there is, is denied; `pending`: proposed or over. */
export type Tone = 'for' | 'against' | 'both' | 'denied' | 'pending' | 'tie';

/** Every claim of every edge, in the order of the edges. */
export function flattenClaims(data: PictureData): readonly Stance[] {
  const found: Stance[] = [];
  for (const edge of data.edges) {
    const relation = data.relations[edge.relation];
    if (relation === undefined || data.nodes[edge.source] === undefined || data.nodes[edge.target] === undefined)
      continue;
    const { source, target, symmetric } = edge;
    for (const claim of edge.claims) {
      const { name, polarity } = relation;
      found.push({ ...claim, at: found.length, source, target, symmetric, relation: name, polarity });
    }
  }
  return found;
}

/** Adds claims up. */
export function tally(claims: readonly Stance[], articles: readonly PictureArticle[]): Tally {
  let [positive, negative, denied, pending, neutral, confidence] = [0, 0, 0, 0, 0, 0];
  for (const claim of claims) {
    if (claim.modality === 'denied') denied += 1;
    else if (claim.modality !== 'asserted') pending += 1;
    else if (claim.polarity === 1) positive += 1;
    else if (claim.polarity === -1) negative += 1;
    else neutral += 1;
    if (claim.confidence > confidence) confidence = claim.confidence;
  }
  const seen = new Set(claims.map((claim) => claim.article));
  const outlets = new Set([...seen].flatMap((at) => articles[at]?.publisher ?? []));
  return {
    positive,
    negative,
    denied,
    pending,
    neutral,
    articles: seen.size,
    outlets: outlets.size,
    confidence,
    claims,
  };
}

export function toneOf({ positive, negative, denied, pending }: Tally): Tone {
  if (positive > 0 && negative > 0) return 'both';
  if (positive > 0) return 'for';
  if (negative > 0) return 'against';
  if (denied > 0) return 'denied';
  return pending > 0 ? 'pending' : 'tie';
}

/** Two nodes and all that is said of the one about the other, whichever way. */
export type Pair = {
  /** The smaller number first. */
  readonly a: number;
  readonly b: number;
  readonly tally: Tally;
  readonly tone: Tone;
  /** Whether a claim that is not symmetric goes from `a` to `b`, and from `b` to `a`. */
  readonly isForward: boolean;
  readonly isBackward: boolean;
  /** A claim and its denial, or claims of both signs in one direction. */
  readonly isDisputed: boolean;
};

/** Claims as pairs; by weight, then by number. */
export function pairUp(claims: readonly Stance[], data: PictureData): readonly Pair[] {
  const groups = new Map<number, Stance[]>();
  const count = data.nodes.length;
  for (const claim of claims) {
    if (claim.source === claim.target) continue;
    const key = Math.min(claim.source, claim.target) * count + Math.max(claim.source, claim.target);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  const pairs = [...groups].map(([key, group]): Pair => {
    const sum = tally(group, data.articles);
    const a = Math.floor(key / count);
    const isOneWay = (from: number) => group.some((claim) => !claim.symmetric && claim.source === from);
    return {
      a,
      b: key % count,
      tally: sum,
      tone: toneOf(sum),
      isForward: isOneWay(a),
      isBackward: isOneWay(key % count),
      isDisputed: findDispute(group) !== undefined,
    };
  });
  return pairs.sort((one, other) => weightOf(other.tally) - weightOf(one.tally) || one.a - other.a || one.b - other.b);
}

/** Claims in force weigh by how many articles have them, a little by how sure they are. */
export function weightOf({ articles, confidence, positive, negative, denied }: Tally): number {
  return (positive + negative + denied > 0 ? 1 : 0.25) * articles + confidence / 2;
}

/** Two claims that contradict one another: one and its denial, or two of different sign from the same to the same. */
export type Dispute = { readonly kind: 'denied' | 'both'; readonly one: Stance; readonly other: Stance };

/** The surest dispute among claims of one pair, denials first; undefined where there is none. */
export function findDispute(claims: readonly Stance[]): Dispute | undefined {
  const surest = (accepts: (claim: Stance) => boolean) =>
    claims.reduce<Stance | undefined>(
      (best, claim) => (accepts(claim) && (best === undefined || claim.confidence > best.confidence) ? claim : best),
      undefined,
    );
  const other = surest(
    (claim) => claim.modality === 'denied' && claims.some((one) => one.modality === 'asserted' && isSame(one, claim)),
  );
  if (other !== undefined) {
    const one = surest((claim) => claim.modality === 'asserted' && isSame(claim, other));
    if (one !== undefined) return { kind: 'denied', one, other };
  }
  const isFor = (claim: Stance) => claim.modality === 'asserted' && claim.polarity === 1;
  const against = surest(
    (claim) =>
      claim.modality === 'asserted' && claim.polarity === -1 && claims.some((one) => isFor(one) && faces(one, claim)),
  );
  const backing = against === undefined ? undefined : surest((claim) => isFor(claim) && faces(claim, against));
  return against === undefined || backing === undefined ? undefined : { kind: 'both', one: backing, other: against };
}

const isSame = (one: Stance, other: Stance) => one.relation === other.relation && faces(one, other);

/** Whether two claims speak of the same stance: from the same to the same, or mutual. */
const faces = (one: Stance, other: Stance) => one.source === other.source || one.symmetric || other.symmetric;

/** Claims with a sign, from or to a node; symmetric ones are both. */
export function stancesOf(
  claims: readonly Stance[],
  node: number,
): { readonly out: ReadonlyMap<number, readonly Stance[]>; readonly in: ReadonlyMap<number, readonly Stance[]> } {
  const found = { out: new Map<number, Stance[]>(), in: new Map<number, Stance[]>() };
  const add = (to: Map<number, Stance[]>, other: number, claim: Stance) => {
    const group = to.get(other);
    if (group === undefined) to.set(other, [claim]);
    else group.push(claim);
  };
  for (const claim of claims) {
    if (claim.source === node) add(found.out, claim.target, claim);
    else if (claim.target === node && claim.symmetric) add(found.out, claim.source, claim);
    else if (claim.target === node) add(found.in, claim.source, claim);
  }
  return found;
}
