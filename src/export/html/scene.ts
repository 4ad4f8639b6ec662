import { NO_SIDE_COLOR, sideColor } from '../colors.ts';
import type { Chosen } from '../picture/filter.ts';
import type { PictureData } from '../picture/picture-data.ts';
import { placeFew } from '../picture/place-few.ts';
import { shownSides } from '../picture/shown-sides.ts';
import { shorten } from '../picture/words.ts';
import { type DrawnNode, drawnPair, type Scene } from './paint.ts';

/** With more nodes than this they are dots at the places of the export; up to it, boxes placed for the room there is. */
export const MOST_BOXES = 60;

export type Measure = (text: string, fontSize: number) => number;

/** What was chosen, placed for a room in pixels. */
export function makeScene(
  data: PictureData,
  { nodes, pairs }: Chosen,
  { room, measure }: { readonly room: { readonly width: number; readonly height: number }; readonly measure: Measure },
): Scene {
  const isFew = nodes.length <= MOST_BOXES;
  const drawn = isFew ? boxes(data, { nodes, pairs }, { room, measure }) : dots(data, nodes, room);
  const byNode = new Map(drawn.map((one) => [one.node, one]));
  return {
    isFew,
    nodes: drawn,
    pairs: pairs.flatMap((pair) => {
      const [from, to] = [byNode.get(pair.a), byNode.get(pair.b)];
      return from === undefined || to === undefined ? [] : [drawnPair(pair, from, to)];
    }),
  };
}

type Space = { readonly room: { readonly width: number; readonly height: number }; readonly measure: Measure };

function boxes(data: PictureData, { nodes, pairs }: Chosen, { room, measure }: Space): DrawnNode[] {
  const largest = room.width < 600 ? 13 : 16;
  const sides = shownSides(data, { nodes, pairs });
  const sized = nodes.map((node, rank) => {
    const { label = '' } = data.nodes[node] ?? {};
    const side = sides.get(node) ?? null;
    const fontSize = Math.round(largest - ((largest - 11.5) * rank) / Math.max(1, nodes.length - 1));
    const text = shorten(label, room.width < 600 ? 18 : 26);
    const letter = side === null ? '' : String(side);
    const width = measure(text, fontSize) + fontSize * (letter === '' ? 1.1 : 2.05);
    return { node, label: text, letter, side, fontSize, width, height: fontSize * 1.75 };
  });
  const numbers = new Map(nodes.map((node, at) => [node, at]));
  const places = placeFew(
    sized,
    pairs.map(({ a, b, tone, tally }) => ({
      a: numbers.get(a) ?? 0,
      b: numbers.get(b) ?? 0,
      sign: tone === 'for' ? 1 : tone === 'against' ? -1 : 0,
      weight: tally.articles,
    })),
    room,
  );
  return sized.map(({ side, ...one }, at) => ({
    ...one,
    color: side === null ? NO_SIDE_COLOR : sideColor(side),
    x: places[at]?.x ?? 0,
    y: places[at]?.y ?? 0,
  }));
}

function dots(data: PictureData, nodes: readonly number[], room: Space['room']): DrawnNode[] {
  const half = Math.min(room.width, room.height) / 2;
  let reach = 1;
  for (const node of nodes) {
    const { x = 0, y = 0 } = data.nodes[node] ?? {};
    reach = Math.max(reach, Math.abs(x), Math.abs(y));
  }
  const scale = (half - 30) / reach;
  return nodes.map((node, rank) => {
    const { label = '', side = null, x = 0, y = 0 } = data.nodes[node] ?? {};
    const size = 1 - Math.sqrt(rank / nodes.length);
    return {
      node,
      label: shorten(label, 30),
      letter: '',
      color: side === null ? NO_SIDE_COLOR : sideColor(side),
      fontSize: 11 + 5 * size,
      width: 0,
      height: 8 + 24 * size,
      x: room.width / 2 + x * scale,
      y: room.height / 2 - y * scale,
    };
  });
}
