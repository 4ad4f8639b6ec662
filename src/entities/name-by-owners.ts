import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Entity } from './entity.ts';
import type { LinkedRows } from './link-mentions.ts';
import { isOfArticle } from './plain-name.ts';

/** Calls what is described by a pronoun after whom that means, and gives what nothing names to its article. */
export function nameByOwners(
  made: Map<number, Entity>,
  { rows, clusters }: LinkedRows,
  document: Document,
  gazetteer: Gazetteer,
): void {
  const pronouns = new Map(
    rows.flatMap((row, at) => (row.pronoun ? [[`${row.sentence}:${row.span.first}`, clusters[at]] as const] : [])),
  );
  const named = new Set(
    rows.flatMap(({ mention }, at) =>
      mention === undefined || mention.how === 'description' || mention.how === 'pronoun' ? [] : [clusters[at]],
    ),
  );
  const owned = new Map<number, Entity>();
  for (const [at, { mention }] of rows.entries()) {
    const cluster = clusters[at];
    const entity = cluster === undefined ? undefined : made.get(cluster);
    if (mention === undefined || cluster === undefined || entity === undefined || named.has(cluster)) continue;
    if (gazetteer.entries.has(entity.id) || owned.has(cluster)) continue;
    const before = mention.surface.length - entity.name.length;
    if (before < 0 || !mention.surface.endsWith(entity.name)) continue;
    const skipped = mention.surface.slice(0, before).split(' ').length - 1;
    const owner = pronouns.get(`${mention.sentence}:${mention.first + skipped}`);
    if (owner === undefined || owner === cluster || !named.has(owner)) continue;
    const name = ownedName(entity.name, made.get(owner));
    owned.set(cluster, { ...entity, name, id: makeEntityId(entity.type, name) });
  }
  for (const [cluster, entity] of made) {
    const last = owned.get(cluster) ?? (named.has(cluster) ? entity : asInMidSentence(entity, gazetteer));
    const isNameless = !named.has(cluster) && !gazetteer.entries.has(last.id);
    made.set(
      cluster,
      isNameless && isOfArticle(last, gazetteer) ? { ...last, id: ofArticle(last, document.article.id) } : last,
    );
  }
}

/** "Extremists" that begin a sentence are extremists. */
function asInMidSentence(entity: Entity, gazetteer: Gazetteer): Entity {
  const [first = ''] = entity.name.split(' ');
  const isPlain = /^\p{Lu}\p{Ll}+(?: [\p{Ll}-]+)*$/u.test(entity.name) && !gazetteer.entries.has(entity.id);
  if (!isPlain || gazetteer.root.next?.get(foldForm(first)) !== undefined) return entity;
  return { ...entity, name: entity.name.charAt(0).toLowerCase() + entity.name.slice(1) };
}

const OWNERS = /^(?:his|her|its|their|(our)) (?=\p{L}{2})/iu;

/** "his senior generals" are called after whom the pronoun means, where that has a name: "Kim Jong Un's senior generals". */
function ownedName(name: string, owner: Entity | undefined): string {
  const pronoun = OWNERS.exec(name);
  // Who says "our" speaks for a body; a person who does so owns nothing by it.
  const isTheirs = pronoun !== null && (pronoun[1] === undefined || owner?.type === 'group');
  if (owner === undefined || !isTheirs || !/^\p{Lu}|\p{Lu}\p{Ll}/u.test(owner.name)) return name;
  return name.replace(OWNERS, `${owner.name}${/s$/.test(owner.name) ? "'" : "'s"} `);
}

/** What is only described is a thing of its article: the crowd of another is another. */
function ofArticle(entity: Entity, article: string): EntityId {
  return makeEntityId(entity.type, `${entity.name} ${article.replace(/\.\w+$/, '')}`);
}
