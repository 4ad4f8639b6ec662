/// <reference lib="dom" />
import type { PictureData } from '../picture/picture-data.ts';
import { searchNodes } from '../picture/search-nodes.ts';
import { nameOf } from '../picture/words.ts';
import { byId, element } from './element.ts';
import { actorHref, type PageContext } from './page-context.ts';

/** The search field: `/` goes there, arrows walk the hits, Enter opens the first. */
export function connectSearch(data: PictureData, now: () => PageContext): void {
  const input = byId('search') as HTMLInputElement;
  const results = byId('results');
  const clear = () => {
    results.hidden = true;
    results.replaceChildren();
  };
  input.addEventListener('input', () => {
    const found = searchNodes(data, input.value, 12);
    const context = now();
    results.replaceChildren(
      ...found.map((node) => {
        const { kind = null, type = '' } = data.nodes[node] ?? {};
        const link = element(
          'a',
          { href: actorHref(context, node) },
          nameOf(data, node),
          element('span', { class: 'muted' }, ` ${kind ?? type}`),
        );
        return element('li', {}, link);
      }),
    );
    results.hidden = found.length === 0;
  });
  results.addEventListener('click', () => {
    clear();
    input.value = '';
  });
  input.addEventListener('keydown', (event) => {
    const first = results.querySelector('a');
    if (event.key === 'Enter') first?.click();
    else if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Escape') clear();
    else return;
    event.preventDefault();
  });
  results.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown') links[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (links[at - 1] ?? input).focus();
    else if (event.key === 'Escape') {
      clear();
      input.focus();
    } else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    const { route, go } = now();
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      input.focus();
    } else if (event.key === 'Escape' && !isTyping && route.place.kind === 'picture' && route.place.id !== null)
      go({ kind: 'picture', id: null });
  });
}
