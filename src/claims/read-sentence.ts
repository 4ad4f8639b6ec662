import { asEvents } from './as-events.ts';
import type { ClaimRules } from './compile-rules.ts';
import type { Found, NearMiss } from './found.ts';
import { matchFrames } from './match-frames.ts';
import { matchGiven } from './match-given.ts';
import type { OpenArticle } from './open-article.ts';
import { RULES, TOLD } from './rules/list.ts';
import type { Rule, SentenceContext } from './sentence-context.ts';

/** What frames and rules find, sentence by sentence. */
export function readSentences(
  { maps, entities, speakers }: OpenArticle,
  rules: ClaimRules,
  nearMisses: NearMiss[] | null,
): readonly (readonly Found[])[] {
  const framed = (map: SentenceContext['map']): SentenceContext['framed'] =>
    rules.hears('frame:') ? matchFrames(map, rules, nearMisses) : { found: [], deeds: [], vetoed: [] };
  return maps.map((map) => readSentence({ map, entities, speakers, framed: framed(map) }, rules));
}

function readSentence(context: SentenceContext, rules: ClaimRules): readonly Found[] {
  const { map, framed } = context;
  const heard = (found: readonly Found[]): readonly Found[] => found.filter(({ rule }) => rules.hears(rule));
  const read = (list: readonly Rule[]): readonly Found[] =>
    heard(list.filter(({ name }) => rules.hears(`rule:${name}`)).flatMap((rule) => rule.read(context)));
  const found = [...framed.found, ...read(RULES)];
  const given = heard(matchGiven(map, rules));
  return [...asEvents(map, [...found, ...given], rules), ...read(TOLD), ...framed.vetoed];
}
