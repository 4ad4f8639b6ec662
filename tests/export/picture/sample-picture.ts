import type { PictureClaim, PictureData, PictureNode } from '../../../src/export/picture/picture-data.ts';

type Told = readonly [source: string, relation: string, target: string, more?: Partial<PictureClaim>];

const POLARITIES: Readonly<Record<string, -1 | 0 | 1>> = {
  BACKS: 1,
  AGREES_WITH: 1,
  OPPOSES: -1,
  FIGHTS: -1,
  VISITS: 0,
};

/** A picture of claims `A BACKS B`; nodes and relations are those that occur, `i:` before a name makes it an issue. */
export function samplePicture(told: readonly Told[], more: Partial<PictureData> = {}): PictureData {
  const names = [...new Set(told.flatMap(([source, , target]) => [source, target]))];
  const relations = Object.keys(POLARITIES);
  return {
    title: 'Sample',
    relations: relations.map((name) => ({ name, polarity: POLARITIES[name] ?? 0 })),
    articles: ['2024-01-05', '2024-03-09', null].map((date, at) => ({
      id: `a${at}`,
      title: null,
      date,
      publisher: at === 0 ? 'Daily' : 'Post',
      url: null,
      text: null,
      mentions: null,
      passages: [],
    })),
    sentences: ['A backs B.', 'B and A.'],
    nodes: names.map((name) => sampleNode(name)),
    edges: told.map(([source, relation, target, claim = {}], at) => ({
      id: `e${at}`,
      source: names.indexOf(source),
      target: names.indexOf(target),
      relation: relations.indexOf(relation),
      symmetric: relation === 'AGREES_WITH',
      claims: [
        {
          article: 0,
          sentence: 0,
          start: 0,
          modality: 'asserted',
          speakers: [],
          marks: [null, null, null],
          confidence: 0.8,
          rule: 'r',
          ...claim,
        },
      ],
    })),
    ...more,
  };
}

export function sampleNode(name: string, more: Partial<PictureNode> = {}): PictureNode {
  const isIssue = name.startsWith('i:');
  return {
    id: name,
    label: name,
    type: isIssue ? 'issue' : 'group',
    kind: null,
    aliases: [],
    actsFor: null,
    wikidata: null,
    mentions: 1,
    articles: [0],
    side: null,
    x: 0,
    y: 0,
    ...more,
  };
}
