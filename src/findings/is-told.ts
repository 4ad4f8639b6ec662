import type { ClaimRecord, SpanRecord } from '../graph/records.ts';

/**
 * Whether a name is one, and no description: each of its longer words has a capital. `Hong Kong` and `al-Qaeda` are names;
 * `government`, `its allies` and `European companies` mean somebody else in each article.
 */
export function isProperName(name: string): boolean {
  const words = name.match(/[\p{L}\p{N}'’.-]+/gu) ?? [];
  return /\p{Lu}|\p{Lo}/u.test(name) && words.every((word) => word.length < 4 || /\p{Lu}|\p{Lo}|\p{N}/u.test(word));
}

/** Least confidence, 0 to 1, of what pictures and the page show when they are first seen, and of what makes sides there. */
export const SURE = 0.5;

/** What asks and does not say: a question, and what somebody wonders or looks into. */
const ASKS = /\?["”’']?\s*$|\bwhether\b|\basked if\b/i;

/** Words by which a sentence takes back what it tells: "imposed sanctions, although those were lifted". */
const TAKES_BACK = /\b(?:lifted|withdrew from|withdrawn from|pulled out of|no longer|scrapped|tore up)\b/i;

/** Words by which a sentence only reports a suspicion; to accuse is to do so. */
const SUSPECTS = /\b(?:alleged(?:ly)?|investigat\w+|suspected of|rumou?rs?|debunked)\b/i;

/**
 * Whether a claim is too uncertain to be told, whatever its confidence. Measured on news that the reader had not seen: of
 * what is denied or over without a word that says so none in twelve was right, of ends that are only described ("drug
 * gunmen") half, against four in five of the rest.
 */
export function isDoubtful(claim: ClaimRecord): boolean {
  const { modality, modalityCues = [], rule, evidence } = claim;
  const isTurned = modality === 'denied' || modality === 'ended';
  if (isTurned && modalityCues.length === 0 && rule.startsWith('net:')) return true;
  if (ASKS.test(evidence.quote) || (modality === 'asserted' && TAKES_BACK.test(evidence.quote))) return true;
  if (modality === 'asserted' && claim.relation !== 'ACCUSES' && SUSPECTS.test(evidence.quote)) return true;
  return [claim.sourceSpan, claim.targetSpan].some((span) => writtenAs(claim, span) === 'description');
}

const PRONOUN =
  /^(?:he|she|it|they|we|i|you|him|her|them|us|me|his|hers|its|their|theirs|our|my|your|who|whom|whose|which|that|himself|herself|itself|themselves|ourselves)(?:['’]s)?$/i;

/** How a sentence writes an end of its claim: `unsaid` where it stands in another sentence or nowhere. */
export function writtenAs(
  { evidence }: ClaimRecord,
  [from, to]: SpanRecord,
): 'name' | 'pronoun' | 'description' | 'unsaid' {
  const [start, end] = [from - evidence.start, to - evidence.start];
  const words = start < 0 || end > evidence.quote.length ? '' : evidence.quote.slice(start, end).trim();
  if (words === '') return 'unsaid';
  if (PRONOUN.test(words)) return 'pronoun';
  return /\p{Lu}|\p{Lo}/u.test(words.replace(/^(?:The|An?|His|Her|Its|Their|Our) /, '')) ? 'name' : 'description';
}
