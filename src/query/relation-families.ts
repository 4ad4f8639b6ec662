type Relations = readonly { readonly name: string; readonly isA: string | null }[];

/** The relation at the top of the kind of each relation: `BACKS` for `AIDS`. */
export function relationFamilies(relations: Relations): ReadonlyMap<string, string> {
  const parents = new Map(relations.map(({ name, isA }) => [name, isA]));
  const top = (name: string, seen: readonly string[] = []): string => {
    const parent = parents.get(name);
    return parent === null || parent === undefined || seen.includes(name) ? name : top(parent, [...seen, name]);
  };
  return new Map(relations.map(({ name }) => [name, top(name)]));
}
