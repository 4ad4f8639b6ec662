import type { Place, Problem } from '../base/errors.ts';
import { formatPlace } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';
import { nearest } from '../base/nearest.ts';
import type { NotedEntry, Notes } from './make-gazetteer.ts';
import type { Frame, RelationType } from './schema.ts';

export type PlacedRelation = { readonly relation: RelationType; readonly place: Place };

const SLOT =
  /^(nsubj|obj|iobj|xcomp|ccomp|acl|advcl|compound|amod|each-other|rejecter|speaker|(ccomp|xcomp):[a-z]+|(obl|nmod):[a-z][a-z_-]*)$/;

/** Faults between relations: an `is_a` that is not there or goes in a circle, ends that are not marked in the example. */
export function checkRelations(relations: ReadonlyMap<string, PlacedRelation>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { relation, place } of relations.values()) {
    if (relation.isA !== null && !relations.has(relation.isA))
      problems.push(
        unknown(`is_a names the unknown relation "${relation.isA}".`, relation.isA, [...relations.keys()], place),
      );
    if (isInCycle(relation.name, relations))
      problems.push(fault(`${relation.name} is, by its is_a, a kind of itself.`, place));
    if (!isMarked(relation.example))
      problems.push(fault(`The example of ${relation.name} does not mark <s>source</s> and <t>target</t>.`, place));
  }
  return problems;
}

function isInCycle(start: string, relations: ReadonlyMap<string, PlacedRelation>): boolean {
  let name = relations.get(start)?.relation.isA ?? null;
  for (let steps = 0; name !== null && steps <= relations.size; steps += 1) {
    if (name === start) return true;
    name = relations.get(name)?.relation.isA ?? null;
  }
  return false;
}

/** Faults of frames: unknown relation or slot, no marked example. */
export function checkFrames(frames: readonly Frame[], relations: ReadonlyMap<string, unknown>): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { id, relation, source, target, examples, veto, place } of frames) {
    if (relation === '' && !veto) problems.push(fault(`Frame ${id} has no relation.`, place));
    else if (relation !== '' && !relations.has(relation))
      problems.push(
        unknown(`Frame ${id} names the unknown relation "${relation}".`, relation, [...relations.keys()], place),
      );
    for (const slot of [...source, ...target])
      if (!SLOT.test(slot)) problems.push(warning(`Frame ${id} uses "${slot}", which is no slot.`, place));
    if (examples.length === 0) problems.push(warning(`Frame ${id} has no example.`, place));
    else if (!examples.every(isMarked))
      problems.push(warning(`An example of frame ${id} does not mark <s>source</s> and <t>target</t>.`, place));
  }
  return problems;
}

function isMarked(example: string): boolean {
  return ['s', 't'].every((end) => {
    const [start, stop] = [example.indexOf(`<${end}>`), example.lastIndexOf(`</${end}>`)];
    return start >= 0 && stop > start + 3;
  });
}

/** Faults between gazetteer entries: references to nothing, unknown kinds, one name claimed twice. */
export function checkGazetteer(notes: Notes, kinds: ReadonlyMap<string, readonly string[]>): readonly Problem[] {
  const problems: Problem[] = [];
  const ids = [...notes.keys()];
  for (const { entry, place } of notes.values()) {
    if (place === null) continue;
    for (const id of [entry.actsFor, entry.partOf, entry.country, ...entry.offices.map(({ of }) => of)])
      if (id !== null && !notes.has(id))
        problems.push(unknown(`${entry.id} refers to ${id}, which is not there.`, id, ids, place));
    const known = kinds.get(entry.type) ?? [];
    if (entry.kind !== null && known.length > 0 && !known.includes(entry.kind))
      problems.push({
        ...unknown(
          `${entry.id} has the kind "${entry.kind}", which entity-types.yaml does not list.`,
          entry.kind,
          known,
          place,
        ),
        severity: 'warning',
      });
    for (const { title, from, to } of entry.offices)
      if (from !== null && to !== null && from > to)
        problems.push(fault(`${entry.id} ends as ${title} (${to}) before it begins (${from}).`, place));
  }
  return [...problems, ...checkNames(notes)];
}

/** Two groups may not claim one name, unless one says `ambiguous: true`; persons and places may, with a warning. */
function checkNames(notes: Notes): readonly Problem[] {
  const owners = new Map<string, NotedEntry>();
  const problems: Problem[] = [];
  for (const note of notes.values()) {
    const { entry, place, isAmbiguous } = note;
    const words = [entry.name, ...entry.aliases, ...entry.adjectives, ...entry.demonyms, ...entry.metonyms];
    for (const word of new Set(words)) {
      const key = `${entry.type}/${word.normalize('NFC').replaceAll('’', "'")}`;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, note);
        continue;
      }
      // Without a place both come from below an overlay, or from a generated table, and were checked there.
      if (isAmbiguous || owner.isAmbiguous || (place === null && owner.place === null)) continue;
      const first = owner.place === null ? '' : ` (${formatPlace(owner.place)})`;
      problems.push({
        severity: entry.type === 'group' ? 'error' : 'warning',
        code: 'SCHEMA_INVALID',
        message: `"${word}" is claimed by ${entry.id} and by ${owner.entry.id}${first}.`,
        hint: 'Take it from one of them, or write ambiguous: true.',
        place: place ?? owner.place ?? { file: 'graph-schema' },
      });
    }
  }
  return problems;
}

/** By file, line and column; those without a place last. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const fileOf = ({ place }: Problem) => place?.file ?? '\uffff';
  return [...problems].sort(
    (a, b) =>
      compareText(fileOf(a), fileOf(b)) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareText(a.message, b.message),
  );
}

function fault(message: string, place: Place): Problem {
  return { severity: 'error', code: 'SCHEMA_INVALID', message, place };
}

function warning(message: string, place: Place): Problem {
  return { severity: 'warning', code: 'SCHEMA_INVALID', message, place };
}

function unknown(message: string, name: string, candidates: readonly string[], place: Place): Problem {
  const meant = nearest(name, candidates);
  return { ...fault(message, place), ...(meant === undefined ? {} : { hint: `Did you mean "${meant}"?` }) };
}
