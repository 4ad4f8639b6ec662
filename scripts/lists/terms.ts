import { isSameName, newsNames, type WrittenName } from './written-name.ts';

/** That somebody was seen in an office in an edition, which may say since when. */
export type Sighting = {
  readonly year: number;
  readonly state: string;
  readonly name: WrittenName;
  readonly title: string;
  readonly of: string;
  readonly since: number | null;
};

type Term = { readonly title: string; readonly of: string; from: number; last: number };
export type Holder = { readonly state: string; readonly names: WrittenName[]; readonly terms: Term[] };
export type DatedOffice = {
  readonly title: string;
  readonly of: string;
  readonly from: number;
  readonly to: number | null;
};

/** One holder for each person of a state, whatever the spelling, with one term for each time in an office; sightings come oldest first. */
export function gatherTerms(sightings: readonly Sighting[]): readonly Holder[] {
  const holders = new Map<string, Holder[]>();
  for (const { year, state, name, title, of, since } of sightings) {
    const here = holders.get(state) ?? [];
    holders.set(state, here);
    let holder = here.find((one) =>
      [name, ...(name.also ?? [])].some((own) => one.names.some((known) => isSameName(known, own))),
    );
    if (holder === undefined) {
      holder = { state, names: [], terms: [] };
      here.push(holder);
    }
    holder.names.push(name, ...(name.also ?? []));
    const term = holder.terms.findLast((one) => one.title === title && one.of === of);
    const from = since ?? year;
    if (term === undefined || (since !== null && since > Math.max(term.last, term.from)))
      holder.terms.push({ title, of, from, last: year });
    else Object.assign(term, { last: year, from: Math.min(term.from, from) });
  }
  return [...holders.values()].flat();
}

/** Terms with their ends: when the next holder came, if that was before the next edition; open where the last edition has them. */
export function datedOffices(holder: Holder, all: readonly Holder[], years: readonly number[]): readonly DatedOffice[] {
  const others = all.filter((one) => one !== holder && one.state === holder.state).flatMap(({ terms }) => terms);
  return holder.terms.map(({ title, of, from, last }) => {
    const next = years.find((year) => year > last);
    if (next === undefined) return { title, of, from, to: null };
    const successors = others.filter(
      (one) => one.title === title && one.of === of && one.from >= last && one.from <= next,
    );
    const to = successors.length === 0 ? last : Math.min(...successors.map((one) => one.from));
    return { title, of, from, to: Math.max(from, to) };
  });
}

/** The name met most often in the news' form, and the others. */
export function namesOf({ names, state }: Holder): readonly string[] {
  const counts = new Map<string, number>();
  const others = new Set<string>();
  for (const name of names.slice(-6)) {
    const [usual = '', ...more] = newsNames(name, state);
    counts.set(usual, (counts.get(usual) ?? 0) + 1);
    for (const one of more) others.add(one);
  }
  for (const name of names) for (const one of newsNames(name, state)) others.add(one);
  const [best = ''] = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return [best, ...[...others].filter((one) => one !== best)];
}
