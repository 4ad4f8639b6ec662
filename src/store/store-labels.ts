/** Labels with a unique `id`: every node of the graph has exactly one of them, its first. */
export const ENTITY_LABELS: readonly string[] = ['Person', 'Group', 'Place', 'Issue'];
export const KEY_LABELS: readonly string[] = [...ENTITY_LABELS, 'Article', 'Claim'];
