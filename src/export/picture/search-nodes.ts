import type { PictureData } from './picture-data.ts';

/** Lower case without accents, for searching. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Numbers of the nodes that fit a search: names that begin with it first, then those that hold it, more mentioned ones first. */
export function searchNodes(data: PictureData, text: string, limit: number): readonly number[] {
  const wanted = fold(text.trim());
  if (wanted === '') return [];
  const found: { readonly at: number; readonly rank: number; readonly mentions: number }[] = [];
  for (const [at, node] of data.nodes.entries()) {
    const names = [node.label, ...node.aliases].map(fold);
    const rank = names[0]?.startsWith(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : 2;
    if (rank === 2 && !names.some((name) => name.includes(wanted))) continue;
    found.push({ at, rank, mentions: node.mentions });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.mentions - a.mentions || a.at - b.at)
    .slice(0, limit)
    .map(({ at }) => at);
}
