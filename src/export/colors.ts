import type { EntityType } from '../base/ids.ts';

/** Node colours by type, told apart by people with colour blindness too (after Paul Tol's bright scheme). */
export const TYPE_COLORS: Readonly<Record<EntityType, string>> = {
  person: '#4477aa',
  group: '#aa3377',
  place: '#228833',
  issue: '#888888',
};

/** Finer colours by kind, where a kind is worth telling apart at first sight. */
export const KIND_COLORS: Readonly<Record<string, string>> = {
  state: '#7b2d8b',
  'armed-group': '#cc5500',
  party: '#b8860b',
  coalition: '#c2457a',
  media: '#5f7f8f',
  people: '#997755',
};

/** Colours of sides in order of size; further sides share the last. None of them is the blue or orange of a stance. */
export const SIDE_COLORS: readonly string[] = [
  '#1b9e8f',
  '#9a4fa8',
  '#b8960b',
  '#cc6677',
  '#8c6d46',
  '#56b0d0',
  '#5d9e3c',
  '#bbbbbb',
];

/** Colours of what is said: blue for and orange against can be told apart by colour-blind people, on white and on black. */
export const TONE_COLORS = { for: '#1f6fc4', against: '#d4620a', neutral: '#7d838c' } as const;

/** For what has no side. */
export const NO_SIDE_COLOR = '#bbbbbb';

/** Colour of a node by what it is. */
export function typeColor(type: EntityType, kind: string | null): string {
  const byKind = kind === null || !Object.hasOwn(KIND_COLORS, kind) ? undefined : KIND_COLORS[kind];
  return byKind ?? TYPE_COLORS[type];
}

/** Colour of a side; grey for none. */
export function sideColor(side: number | null): string {
  if (side === null) return NO_SIDE_COLOR;
  return SIDE_COLORS[Math.min(side, SIDE_COLORS.length) - 1] ?? NO_SIDE_COLOR;
}

/** Red, green and blue, 0 to 255, of `#rrggbb`; grey for anything else. */
export function rgbOf(color: string): readonly [number, number, number] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (hex === null) return [136, 136, 136];
  const part = (at: number) => Number.parseInt(hex[at] ?? '88', 16);
  return [part(1), part(2), part(3)];
}
