import { asEvents } from './as-events.ts';
import type { ClaimRules } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Found, FrameMatches, NearMiss } from './found.ts';
import { matchFrames } from './match-frames.ts';
import { matchGiven } from './match-given.ts';
import type { OpenArticle } from './open-article.ts';
import { RULES } from './rules/list.ts';
import type { SentenceContext } from './sentence-context.ts';

/** What frames and rules find, sentence by sentence. */
export function readSentences(
  { maps, entities }: OpenArticle,
  rules: ClaimRules,
  nearMisses: NearMiss[] | null,
): readonly (readonly Found[])[] {
  return maps.map((map) => readSentence({ map, entities }, rules, nearMisses));
}

function readSentence(context: SentenceContext, rules: ClaimRules, nearMisses: NearMiss[] | null): readonly Found[] {
  const { map } = context;
  const heard = (found: readonly Found[]): readonly Found[] => found.filter(({ rule }) => rules.hears(rule));
  const isAsked = rules.hears('frame:') && (nearMisses !== null || mayTell(map));
  const framed = isAsked ? matchFrames(map, rules, nearMisses) : NOTHING;
  const read = RULES.filter(({ name }) => rules.hears(`rule:${name}`)).flatMap((rule) => rule.read(context));
  const given = matchGiven(map, rules);
  return [...asEvents(map, [...framed.found, ...heard(read), ...heard(given)], rules), ...framed.vetoed];
}

const NOTHING: FrameMatches = { found: [], vetoed: [] };

/** Whether a sentence has two ends for a claim: things that it mentions, or the body that a person acts for. */
function mayTell({ mentions, bodies }: ActorMap): boolean {
  const [first] = mentions;
  return first !== undefined && (bodies.has(first.entity) || mentions.some(({ entity }) => entity !== first.entity));
}
