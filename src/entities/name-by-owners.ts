import { groupBy } from '../base/group-by.ts';
import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { Entity } from './entity.ts';
import type { LinkedRows } from './link-mentions.ts';
import { isOfArticle } from './plain-name.ts';

/** Calls what is described by its owner, "his plan" and "Lind's plan", after whom that means, and gives what nothing names to its article. */
export function nameByOwners(
  made: Map<number, Entity>,
  { rows, clusters }: LinkedRows,
  document: Document,
  gazetteer: Gazetteer,
): void {
  const said = groupBy(rows.keys(), (row) => `${rows[row]?.sentence}:${rows[row]?.span.first}`);
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
    for (const row of said.get(`${mention.sentence}:${mention.first + skipped}`) ?? []) {
      const [owner, words] = [clusters[row], rows[row]?.pronoun ? undefined : (rows[row]?.mention?.surface ?? '')];
      if (owner === undefined || owner === cluster || !named.has(owner)) continue;
      const name = ownedName(entity.name, made.get(owner), words?.replace(/^the /i, ''));
      if (name !== entity.name) owned.set(cluster, { ...entity, name, id: makeEntityId(entity.type, name) });
    }
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
const OWNS = /^['’]s? (?=\p{L}{2})/u;

/** "his generals" and "Kim's generals" are called after whom `said` means, where that has a name: "Kim Jong Un's generals". */
function ownedName(name: string, owner: Entity | undefined, said: string | undefined): string {
  const pronoun = said === undefined ? OWNERS.exec(name) : null;
  // An administration is called after its head, not after its state.
  const isSaid = said !== undefined && said !== '' && name.startsWith(said) && !/administration$/i.test(said);
  const owns = isSaid ? OWNS.exec(name.slice(said.length)) : null;
  // Who says "our" speaks for a body; a person who does so owns nothing by it.
  const isTheirs = owns !== null || (pronoun !== null && (pronoun[1] === undefined || owner?.type === 'group'));
  if (owner === undefined || !isTheirs || !/^\p{Lu}|\p{Lu}\p{Ll}/u.test(owner.name)) return name;
  const rest = owns === null ? name.replace(OWNERS, '') : name.slice((said ?? '').length + owns[0].length);
  return `${owner.name}${/s$/.test(owner.name) ? "'" : "'s"} ${rest}`;
}

/** What is only described is a thing of its article: the crowd of another is another. */
function ofArticle(entity: Entity, article: string): EntityId {
  return makeEntityId(entity.type, `${entity.name} ${article.replace(/\.\w+$/, '')}`);
}
