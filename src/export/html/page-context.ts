import type { Filter } from '../picture/filter.ts';
import type { PictureData } from '../picture/picture-data.ts';
import type { Stance } from '../picture/stances.ts';
import type { Place, Route } from './route.ts';

/** What every view of the page is drawn from. */
export type PageContext = {
  readonly data: PictureData;
  /** All claims, and those that the filter leaves. */
  readonly all: readonly Stance[];
  readonly claims: readonly Stance[];
  readonly route: Route;
  /** Whether the window is as narrow as a phone. */
  readonly isNarrow: boolean;
  /** The address of a place, with the filter kept. */
  readonly href: (place: Place) => string;
  readonly go: (place: Place) => void;
  readonly setFilter: (changes: Partial<Filter>) => void;
};

/** The address of a node's page. */
export function actorHref({ data, href }: PageContext, node: number): string {
  return href({ kind: 'actor', id: data.nodes[node]?.id ?? '' });
}

/** The address of what two nodes say of one another, the first about the second first. */
export function pairHref({ data, href }: PageContext, a: number, b: number): string {
  return href({ kind: 'pair', a: data.nodes[a]?.id ?? '', b: data.nodes[b]?.id ?? '' });
}
