import { compareText } from '../base/ids.ts';
import type { Findable, GraphReader } from '../graph/graph-reader.ts';

/** A word that may be typed, and what it is in a line. */
export type Candidate = { readonly text: string; readonly help: string };

/** More names are shown by no shell without a question. */
const MOST_NAMES = 100;

export const candidates = (texts: readonly string[]): readonly Candidate[] => texts.map((text) => ({ text, help: '' }));

/** Names of entities that begin with a text, as a query holds them; where there is none, whom alone an alias so means. */
export function entityNames(reader: GraphReader, prefix: string): readonly string[] {
  const begins = beginsWith(prefix);
  const nodes = reader.findable();
  const names = nodes.filter(({ name }) => begins(name));
  if (names.length > 0) return mostNamed(unique(byMentions(names).map(({ name }) => name)));
  const meant = unique(nodes.filter(({ aliases }) => aliases.some(begins)).map(({ name }) => name));
  return meant.length === 1 ? meant : [];
}

/** Names and aliases that begin with a text, one for each entity, or ids once they are begun; most mentioned first. */
export function namesToType(reader: GraphReader, prefix: string, only?: ReadonlySet<string>): readonly Candidate[] {
  const begins = beginsWith(prefix);
  const fitting = reader.findable().flatMap(({ id, name, aliases, mentions }) => {
    if (only !== undefined && !only.has(id)) return [];
    const text = [name, ...aliases, ...(prefix.includes('/') ? [id] : [])].find(begins);
    return text === undefined ? [] : [{ id, mentions, text, help: text === name ? '' : name }];
  });
  const help = new Map(fitting.map((one) => [one.text, one.help]));
  const texts = mostNamed(unique(byMentions(fitting).map(({ text }) => text)));
  return texts.map((text) => ({ text, help: help.get(text) ?? '' }));
}

/** Candidates that a shell may put in place of what is typed without taking letters away: the first in its own case decides. */
export function keepTyped(items: readonly Candidate[], typed: string): readonly Candidate[] {
  const [first] = items;
  if (first === undefined || items.length === 1) return items;
  if (commonStart(items.map(({ text }) => text)).length >= typed.length) return items;
  const begin = items.some(({ text }) => text.startsWith(typed)) ? typed : first.text.slice(0, typed.length);
  return items.filter(({ text }) => text.startsWith(begin));
}

function beginsWith(prefix: string): (text: string) => boolean {
  const wanted = prefix.toLowerCase();
  return (text) => text.toLowerCase().startsWith(wanted);
}

const byMentions = <Named extends Pick<Findable, 'id' | 'mentions'>>(nodes: readonly Named[]): readonly Named[] =>
  [...nodes].sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id));

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** The first of many, and one more where all of these begin with what not all of them all begin with. */
function mostNamed(names: readonly string[]): readonly string[] {
  const first = names.slice(0, MOST_NAMES);
  const begin = commonStart(first);
  const other = names.slice(MOST_NAMES).find((name) => !name.startsWith(begin));
  return other === undefined ? first : [...first, other];
}

function commonStart(texts: readonly string[]): string {
  return texts.reduce((begin, text) => {
    let length = 0;
    while (length < begin.length && begin[length] === text[length]) length += 1;
    return begin.slice(0, length);
  }, texts[0] ?? '');
}
