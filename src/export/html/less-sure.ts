/// <reference lib="dom" />
import type { Stance } from '../picture/stances.ts';
import { countOf } from '../picture/words.ts';
import { button, element } from './element.ts';
import type { PageContext } from './page-context.ts';

/** How many stances the filter of sureness holds back, with a button that shows them; nothing where it holds back none. */
export function lessSure(
  { all, route, setFilter }: PageContext,
  isMeant: (claim: Stance) => boolean = () => true,
): readonly HTMLElement[] {
  const { sureness } = route.filter;
  const isHeld = (claim: Stance) =>
    claim.polarity !== 0 && (claim.confidence * 100 < sureness || claim.isDoubtful === true) && isMeant(claim);
  const count = sureness === 0 ? 0 : all.filter(isHeld).length;
  if (count === 0) return [];
  const words = `${countOf(count, 'claim')} less sure than ${sureness} %, or that only ask or suspect, ${count === 1 ? 'is' : 'are'} not shown. `;
  return [
    element(
      'p',
      { class: 'muted' },
      words,
      button('Show them too', () => setFilter({ sureness: 0 })),
    ),
  ];
}
