import type { EntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import { asEvents } from './as-events.ts';
import type { ClaimRules } from './compile-rules.ts';
import type { ActorMap } from './find-actors.ts';
import type { Entities } from './found-by.ts';
import { type Found, matchFrames, type NearMiss } from './match-frames.ts';
import { matchGiven } from './match-given.ts';
import type { OpenArticle } from './open-article.ts';
import { RULES, TOLD } from './rules/list.ts';
import type { Rule, SentenceContext } from './sentence-context.ts';
import { matchStructures } from './structural-rules.ts';
import { prepositionsOf, type Tree, wordAt } from './tree.ts';

/** What frames and rules find, sentence by sentence. */
export function readSentences(
  article: OpenArticle,
  rules: ClaimRules,
  nearMisses: NearMiss[] | null,
): readonly (readonly Found[])[] {
  const { maps, entities } = article;
  const structures = maps.map((map) => heard(matchStructures(map, entities), rules));
  const partisans = withOffices(entities, structures.flat());
  return maps.map((map, index) =>
    readSentence({
      ...article,
      map,
      before: maps[index - 1],
      partisans,
      rules,
      structures: structures[index] ?? [],
      framed: rules.hears('frame:') ? matchFrames(map, rules, nearMisses) : { found: [], deeds: [], vetoed: [] },
    }),
  );
}

const heard = (found: readonly Found[], { hears }: ClaimRules): readonly Found[] =>
  found.filter(({ rule }) => hears(rule));

function readSentence(context: SentenceContext): readonly Found[] {
  const { map, rules, framed } = context;
  const read = (list: readonly Rule[]): readonly Found[] =>
    heard(
      list.filter(({ name }) => rules.hears(`rule:${name}`)).flatMap((rule) => rule.read(context)),
      rules,
    );
  const [denied, ...others] = [RULES.slice(0, 1), RULES.slice(1)].map(read);
  const ruled = others.flat();
  const issues = ruled.filter(({ issue }) => issue !== undefined);
  const found = withoutWholes([...(denied ?? []), ...withoutIssueParts(map, framed.found, issues), ...ruled]);
  const given = heard(matchGiven(map, rules, found), rules);
  return [...asEvents(map, [...found, ...given], rules), ...read(TOLD), ...framed.vetoed];
}

const SIDES = /^(?:party|movement|armed-group|government)$/;

/** People with the side that the text itself says they lead or speak for, where nothing better is known. */
function withOffices(byId: Entities, structures: readonly Found[]): Entities {
  const result = new Map<EntityId, Entity>(byId);
  for (const { relation, modality, source, target } of structures) {
    const person = result.get(source.mention.entity);
    if (relation !== 'REPRESENTS' || modality !== 'asserted' || person === undefined || person.actsFor !== null)
      continue;
    if (SIDES.test(target.mention.kind ?? '')) result.set(person.id, { ...person, actsFor: target.mention.entity });
  }
  return result;
}

/** "supports an independent X initiative", "welcomed the withdrawal of X": a stand on the issue, not on X. */
function withoutIssueParts(map: ActorMap, framed: readonly Found[], onIssues: readonly Found[]): readonly Found[] {
  const isPart = ({ cue, relation, target }: Found, issue: Found): boolean =>
    cue === issue.cue &&
    ((target.mention.first >= issue.target.mention.first && target.mention.last <= issue.target.mention.last) ||
      (/^(?:BACKS|OPPOSES)$/.test(relation) && isOfIssue(map.tree, target.mention.head, issue.target.mention.head)));
  return framed.filter((one) => !onIssues.some((issue) => isPart(one, issue)));
}

/** "the withdrawal of X", "a deal between X and Y": whom the phrase behind an issue names. */
function isOfIssue(tree: Tree, head: number, issue: number): boolean {
  for (let at = head, steps = 0; at >= 0 && steps < 4; at = wordAt(tree, at).head, steps += 1) {
    const word = wordAt(tree, at);
    if (word.head === issue)
      return word.deprel === 'nmod' && /^(?:of|between)$/.test(prepositionsOf(tree, at)[0] ?? '');
    if (!/^(?:amod|compound|conj|nmod)/.test(word.deprel)) return false;
  }
  return false;
}

/** "the rebel-held part of the city": who holds a part is not told to hold the whole. */
function withoutWholes(found: readonly Found[]): readonly Found[] {
  const isPartOf = ({ cue, target }: Found, other: Found): boolean =>
    other.cue === cue &&
    other.target.mention.first <= target.mention.first &&
    target.mention.last <= other.target.mention.last &&
    other.target.mention.last - other.target.mention.first > target.mention.last - target.mention.first;
  return found.filter(
    (one) =>
      one.relation !== 'CONTROLS' || !found.some((other) => other.relation === 'CONTROLS' && isPartOf(one, other)),
  );
}
