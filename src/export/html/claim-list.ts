/// <reference lib="dom" />
import type { PictureClaim } from '../picture/picture-data.ts';
import type { Stance, Tally, Tone } from '../picture/stances.ts';
import { tally, toneOf } from '../picture/stances.ts';
import {
  articleName,
  countOf,
  nameOf,
  quoted,
  relationList,
  relationWords,
  shorten,
  TONE_MARKS,
  TONE_WORDS,
  tallyWords,
} from '../picture/words.ts';
import { type Child, element } from './element.ts';
import { actorHref, type PageContext, pairHref } from './page-context.ts';

export type Piece = { readonly text: string; readonly mark: 'source' | 'cue' | 'target' | null };

const MARKS = ['source', 'cue', 'target'] as const;

/** A sentence cut into marked and unmarked pieces; where marks overlap, the earlier kind wins. */
export function markSentence(sentence: string, marks: PictureClaim['marks']): readonly Piece[] {
  const kinds = new Array<Piece['mark']>(sentence.length).fill(null);
  for (const [at, span] of [...marks.entries()].reverse()) {
    if (span !== null) kinds.fill(MARKS[at] ?? null, Math.max(0, span[0]), Math.max(0, span[1]));
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < sentence.length; ) {
    let end = start;
    while (end < sentence.length && kinds[end] === kinds[start]) end += 1;
    pieces.push({ text: sentence.slice(start, end), mark: kinds[start] ?? null });
    start = end;
  }
  return pieces;
}

/** A tone as a mark and a word, coloured. */
export function toneBadge(tone: Tone): HTMLElement {
  return element(
    'span',
    { class: `tone ${tone}` },
    element('b', { 'aria-hidden': 'true' }, TONE_MARKS[tone]),
    ` ${TONE_WORDS[tone]}`,
  );
}

/** How sure a claim is, as a word with the number behind it. */
export const sureness = (confidence: number) => `sureness ${Math.round(confidence * 100)} %`;

/** A sentence with the parts of a claim marked. */
export function quoteOf({ data }: PageContext, claim: Stance): HTMLElement {
  const quote = element('blockquote', {});
  for (const { text, mark } of markSentence(data.sentences[claim.sentence] ?? '', claim.marks)) {
    quote.append(mark === null ? text : element('mark', { class: mark, title: mark }, text));
  }
  return quote;
}

/** Who says so, and where: with a link into the article. */
export function sourceOf({ data, href }: PageContext, claim: Stance): HTMLElement {
  const article = data.articles[claim.article];
  const says = claim.speakers.length === 0 ? 'The article itself' : `Said by ${claim.speakers.join(', as told by ')}`;
  const place = { kind: 'article', id: article?.id ?? '', start: claim.start } as const;
  const facts = [article?.publisher, article?.date].filter((fact) => fact !== null && fact !== undefined);
  return element(
    'p',
    { class: 'source' },
    `${says}: `,
    element('a', { href: href(place) }, articleName(article)),
    `${facts.map((fact) => `, ${fact}`).join('')} (${sureness(claim.confidence)})`,
  );
}

/** One claim with its sentence, who says so and where. */
export function claimRow(context: PageContext, claim: Stance): HTMLElement {
  const { data } = context;
  const word = claim.modality === 'asserted' ? '' : ` (${claim.modality})`;
  const head = element(
    'p',
    { class: 'claim-head' },
    toneBadge(toneOf(tally([claim], data.articles))),
    ` ${nameOf(data, claim.source)} `,
    element('b', {}, relationWords(claim.relation)),
    ` ${nameOf(data, claim.target)}${word}`,
  );
  return element('li', { class: 'claim' }, head, quoteOf(context, claim), sourceOf(context, claim));
}

/** The surest claims first, of equals those in force, then as they come. */
export function surestFirst(claims: readonly Stance[]): readonly Stance[] {
  const rank = (claim: Stance) => (claim.modality === 'asserted' ? 0 : claim.modality === 'denied' ? 1 : 2);
  return [...claims].sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence || a.at - b.at);
}

/** A row of numbers for and against as a bar, with words for those who do not see it. */
export function balanceBar(sum: Tally): HTMLElement {
  const bar = element('span', { class: 'bar', role: 'img', 'aria-label': tallyWords(sum) });
  const parts = [
    [sum.positive, 'for'],
    [sum.negative, 'against'],
    [sum.denied, 'denied'],
    [sum.pending, 'pending'],
    [sum.neutral, 'tie'],
  ] as const;
  for (const [count, tone] of parts) {
    if (count === 0) continue;
    const part = element('span', { class: `part ${tone}` });
    part.style.width = `${Math.min(9, count) * 0.5}rem`;
    bar.append(part);
  }
  return bar;
}

/** Who says so, where and when; leads to the sentence in its article. */
function sourceLink({ data, href }: PageContext, { article, start, speakers }: Stance): HTMLElement {
  const source = data.articles[article];
  const parts = [source?.publisher ?? articleName(source), source?.date].filter((part) => part != null);
  const says = speakers[0] === undefined ? '' : `${speakers[0]} says, in `;
  return element('a', { href: href({ kind: 'article', id: source?.id ?? '', start }) }, `${says}${parts.join(', ')}`);
}

/** `Iran backs Assad` as a line: names and relation link on; tally and best sentence below. */
export function stanceCard(
  context: PageContext,
  claims: readonly Stance[],
  { from, to, hasQuote = true }: { readonly from: number; readonly to: number; readonly hasQuote?: boolean },
): HTMLElement {
  const { data } = context;
  const sum = tally(claims, data.articles);
  const [best] = surestFirst(claims);
  const tone = toneOf(sum);
  const arrow: Child[] = [
    element('a', { href: actorHref(context, from) }, nameOf(data, from)),
    ' ',
    element('a', { href: pairHref(context, from, to), class: `relation ${tone}` }, relationList(claims)),
    ' ',
    element('a', { href: actorHref(context, to) }, nameOf(data, to)),
  ];
  const card = element('li', { class: 'card' }, element('p', { class: 'card-head' }, toneBadge(tone), ' ', ...arrow));
  const outlets = sum.outlets > 1 ? `, ${countOf(sum.outlets, 'outlet')}` : '';
  const facts = `${countOf(sum.articles, 'article')}${outlets}, ${sureness(sum.confidence)}`;
  const denied = sum.denied > 0 && tone !== 'denied' ? `, denied ${sum.denied} times`.replace(' 1 times', ' once') : '';
  card.append(element('p', { class: 'facts' }, `${facts}${denied}`));
  if (hasQuote && best !== undefined)
    card.append(
      element('p', { class: 'quote' }, quoted(shorten(data.sentences[best.sentence] ?? '', 220))),
      element('p', { class: 'facts' }, sourceLink(context, best)),
    );
  return card;
}
