import { expect, test } from 'vitest';
import { PICTURES } from '../../src/export/picture-kind.ts';
import { selectView } from '../../src/export/select-view.ts';
import { writePng } from '../../src/export/write-png.ts';
import { writeSvg } from '../../src/export/write-svg.ts';
import { sampleGraph } from './sample-graph.ts';

const SIDES = new Map([
  ['group/norland', 1],
  ['group/ruria', 2],
]);

function draw(options: Parameters<typeof writeSvg>[1], name = 'Norland') {
  return [...writeSvg(selectView(sampleGraph({ name }), { sides: SIDES }), options)].join('');
}

const PAIR = ['group/norland', 'group/ruria'] as const;

test('every picture is one SVG with its title, the same each time', () => {
  for (const picture of PICTURES) {
    const svg = draw({ picture, pair: PAIR, title: 'Who & whom' });
    expect(svg.startsWith('<svg ')).toBe(true);
    expect(svg.trimEnd().endsWith('</svg>')).toBe(true);
    expect(svg).toContain('<title>Who &amp; whom</title>');
    expect(draw({ picture, pair: PAIR, title: 'Who & whom' })).toBe(svg);
  }
});

test('names that look like markup stay text', () => {
  for (const picture of PICTURES) expect(draw({ picture, pair: PAIR }, '<script>x</script>')).not.toContain('<script');
});

test('the network draws a pair once, denials with gaps', () => {
  const svg = draw({ picture: 'network' });
  expect(svg.match(/<title>Norland and Ruria: /g)).toHaveLength(1);
  expect(svg).toContain('stroke-dasharray="7 5"');
});

test('the matrix marks what is denied as denied', () => {
  expect(draw({ picture: 'matrix' })).toContain('Ada North on People’s Front: denied');
});

test('a stance over time quotes its sentences with date and outlet', () => {
  const svg = draw({ picture: 'stance', pair: PAIR });
  expect(svg).toContain('“Norland backs Ruria.”');
  expect(svg).toContain('2024-03-01, The Daily, Title of a');
});

test('sides over time say when there are no dates', () => {
  const view = selectView(sampleGraph(), { sides: SIDES });
  const articles = view.meta.articles.map((article) => ({ ...article, date: null }));
  const svg = [...writeSvg({ ...view, meta: { ...view.meta, articles } }, { picture: 'sides' })].join('');
  expect(svg).toContain('No article has a date');
});

test('a PNG has twice the size of the picture and letters in it', async () => {
  const png = Buffer.from(await writePng(draw({ picture: 'matrix' })));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1600);
  const blank = Buffer.from(await writePng(draw({ picture: 'matrix' }).replace(/<text.*?<\/text>/g, '')));
  expect(png.length).toBeGreaterThan(blank.length * 1.2);
});

test('where nothing is sure, what there is is drawn', () => {
  const view = selectView(sampleGraph(), { sides: SIDES });
  const edges = view.edges.map((edge) => ({
    ...edge,
    evidence: edge.evidence.map((claim) => ({ ...claim, confidence: 0.3 })),
  }));
  expect([...writeSvg({ ...view, edges }, {})].join('')).toContain('>Norland<');
});
