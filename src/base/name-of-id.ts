/** A name for an entity that is only known by its id: `group/acme-corp` is "Acme Corp". */
export function nameOfId(id: string): string {
  const slug = id.slice(id.indexOf('/') + 1);
  return slug.replace(/-/g, ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
