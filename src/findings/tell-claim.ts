import type { ArticleRecord, ClaimRecord, SpanRecord, VoteRecord } from '../graph/records.ts';

/** What a claim is told with besides itself. */
export type Telling = {
  readonly name: (id: string) => string;
  /** Sentences around it, as its article's record has them. */
  readonly context: ArticleRecord['context'];
};

/** Where a claim comes from, as lines of `label  words`. @see claimFacts */
export function tellClaim(claim: ClaimRecord, telling: Telling): readonly string[] {
  const facts = claimFacts(claim, telling);
  return facts.map(([label, words], at) => `${(facts[at - 1]?.[0] === label ? '' : label).padEnd(LABEL)}${words}`);
}

/**
 * Where a claim comes from, as label and words: the words of its ends and its cue, what each voice said, what that makes
 * together, and why it has its modality and its speaker. What records of old do not hold is left out.
 */
export function claimFacts(claim: ClaimRecord, { name, context }: Telling): readonly (readonly [string, string])[] {
  const words = (span: SpanRecord): string => wordsAt(span, claim, context);
  const end = (span: SpanRecord, id: string): string => {
    const written = words(span);
    if (written === '') return `${name(id)} (left unsaid)`;
    return written.replace(/^(?:the|an?) /i, '') === name(id) ? written : `${written} (${name(id)})`;
  };
  const cues = (claim.modalityCues ?? []).map((span) => `"${words(span)}"`).join(', ');
  const voice = voiceWords(claim.rule);
  return [
    ...row('source', [end(claim.sourceSpan, claim.source)]),
    ...row('cue', [words(claim.cueSpan)]),
    ...row('target', [end(claim.targetSpan, claim.target)]),
    ...(claim.votes === undefined
      ? row('by', [`${claim.rule}: ${claim.treePath}`])
      : [...row('votes', tellVotes(claim)), ...row('together', [togetherWords(claim)])]),
    ...row('modality', [`${claim.modality}${modalityReason(claim, cues, voice)}`]),
    ...row('speaker', [
      claim.speakers.length === 0
        ? 'the article itself'
        : `${claim.speakers.map(name).join(', quoting ')}${speakerReason(claim, words, voice)}`,
    ]),
  ];
}

/** What each voice said of a claim, the weightiest first, in words. */
export function tellVotes({ votes = [], relation, rule, treePath }: ClaimRecord): readonly string[] {
  return votes.map((vote) => {
    const path = vote.why ?? (vote.by === rule && !vote.by.startsWith('net:') ? treePath : '');
    return `${voteWords(vote, relation)}${path === '' ? '' : ` (${path})`}${weightWords(vote)}`;
  });
}

function voteWords({ by, share }: VoteRecord, relation: string): string {
  if (by.startsWith('veto:')) return `${voiceWords(by)} takes it back`;
  if (by === 'net:doubt') return `the learned reader sees nothing between the two`;
  return `${voiceWords(by)} says ${relation}, ${share.toFixed(2)}`;
}

function weightWords({ by, adds }: VoteRecord): string {
  if (by.startsWith('veto:')) return '';
  if (adds === 0) return '; not counted beside a stronger voice that reads the same';
  return adds < 0 ? `; ${adds.toFixed(1)}: it speaks against` : `; +${adds.toFixed(1)}`;
}

/** `frame back.v`, `the learned reader`: who speaks, for people. */
export function voiceWords(by: string): string {
  const [voice = '', ...rest] = by.split(':');
  const own = rest.join(':');
  if (voice === 'net') return 'the learned reader';
  if (voice === 'given') return 'the nearest predicate';
  return voice === 'veto' ? `veto ${own}` : `${voice} ${own}`;
}

const togetherWords = ({ score = 0, confidence }: ClaimRecord): string =>
  `${score.toFixed(2)}; of such claims ${Math.round(confidence * 100)} in 100 are right`;

function modalityReason({ modality }: ClaimRecord, cues: string, voice: string): string {
  if (cues !== '') return modality === 'asserted' ? `, with ${cues}` : `, by ${cues}`;
  return modality === 'asserted' ? '' : `, as ${voice} has it`;
}

function speakerReason(
  { speakerCue, attributedTo }: ClaimRecord,
  words: (span: SpanRecord) => string,
  voice: string,
): string {
  if (attributedTo === null) return '';
  const written = speakerCue === undefined ? '' : words(speakerCue);
  if (speakerCue === undefined) return `, as ${voice} has it`;
  return written === '' ? '' : `, by "${written}"`;
}

/** The words under a span of the claim's sentence or of those beside it; empty where it has none. */
function wordsAt([start, end]: SpanRecord, { evidence }: ClaimRecord, context: ArticleRecord['context']): string {
  const around = [[0, evidence.start, evidence.end, evidence.quote] as const, ...context];
  const found = around.find(([, from, to]) => start >= from && end <= to);
  return found === undefined ? '' : found[3].slice(start - found[1], end - found[1]).replace(/\s+/g, ' ');
}

const LABEL = 10;

/** Lines under one label. */
const row = (label: string, lines: readonly string[]) => lines.map((line) => [label, line] as const);
