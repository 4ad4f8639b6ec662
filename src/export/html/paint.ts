/// <reference lib="dom" />
import { type LineStyle, leaveBox, lineEnd, lineStyle, type Point } from '../picture/line-style.ts';
import { placeLabels } from '../picture/place-labels.ts';
import type { Pair } from '../picture/stances.ts';

/** A node as it is drawn: a box with its name in it, or a dot with its name beside it. */
export type DrawnNode = Point & {
  readonly node: number;
  readonly label: string;
  /** Number of its side, empty without a side. */
  readonly letter: string;
  readonly color: string;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
};

export type DrawnPair = {
  readonly pair: Pair;
  readonly from: DrawnNode;
  readonly to: DrawnNode;
  readonly style: LineStyle;
};

export type Scene = {
  readonly isFew: boolean;
  /** By rank. */
  readonly nodes: readonly DrawnNode[];
  readonly pairs: readonly DrawnPair[];
};

export type Theme = {
  readonly for: string;
  readonly against: string;
  readonly neutral: string;
  readonly text: string;
  readonly back: string;
  readonly faint: string;
};

/** Where the picture stands on the screen: screen = world * scale + offset. */
export type Camera = { readonly scale: number; readonly x: number; readonly y: number };

export type Look = {
  readonly theme: Theme;
  readonly camera: Camera;
  readonly size: { readonly width: number; readonly height: number };
  /** Nodes that stand out, others are faint; empty for all. */
  readonly near: ReadonlySet<number>;
  readonly isMoving: boolean;
};

export const FONT = '"Helvetica Neue",Arial,"Liberation Sans",sans-serif';

export const drawnPair = (pair: Pair, from: DrawnNode, to: DrawnNode): DrawnPair => ({
  pair,
  from,
  to,
  style: lineStyle(pair),
});

/** The ground on which a picture is drawn. */
export function paintGround(context: CanvasRenderingContext2D, { size, theme }: Look): void {
  context.globalAlpha = 1;
  context.fillStyle = theme.back;
  context.fillRect(0, 0, size.width, size.height);
}

/** Boxes and the lines between them. */
export function paintFew(context: CanvasRenderingContext2D, { nodes, pairs }: Scene, look: Look): void {
  const { camera, near, theme } = look;
  context.save();
  context.translate(camera.x, camera.y);
  context.scale(camera.scale, camera.scale);
  const isNear = ({ pair }: DrawnPair) => near.size === 0 || (near.has(pair.a) && near.has(pair.b));
  for (const drawn of [...pairs].reverse()) if (!isNear(drawn)) paintLine(context, drawn, { theme, opacity: 0.12 });
  for (const drawn of [...pairs].reverse())
    if (isNear(drawn)) paintLine(context, drawn, { theme, opacity: drawn.style.opacity });
  for (const node of [...nodes].reverse()) {
    context.globalAlpha = near.size === 0 || near.has(node.node) ? 1 : 0.3;
    paintBox(context, node, theme);
  }
  context.restore();
}

type Ink = { readonly theme: Theme; readonly opacity: number };

function paintLine(
  context: CanvasRenderingContext2D,
  { pair, from, to, style }: DrawnPair,
  { theme, opacity }: Ink,
): void {
  const start = leaveBox(from, to, pair.isBackward ? 3 : 0);
  const stop = leaveBox(to, from, pair.isForward ? 3 : 0);
  context.globalAlpha = opacity;
  context.lineWidth = style.width;
  context.strokeStyle = theme[style.color];
  context.setLineDash(style.second === null ? [...style.dash] : []);
  strokeBetween(context, start, stop);
  if (style.second !== null) {
    context.setLineDash([...style.dash]);
    context.strokeStyle = theme[style.second];
    strokeBetween(context, start, stop);
    context.strokeStyle = theme[style.color];
  }
  context.setLineDash([]);
  if (pair.isForward) paintEnd(context, lineEnd(stop, start, style), theme[style.color]);
  if (pair.isBackward) paintEnd(context, lineEnd(start, stop, style), theme[style.color]);
}

function strokeBetween(context: CanvasRenderingContext2D, from: Point, to: Point): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function paintEnd(context: CanvasRenderingContext2D, corners: readonly Point[], color: string): void {
  const [first, ...rest] = corners;
  if (first === undefined) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const corner of rest) context.lineTo(corner.x, corner.y);
  context.fillStyle = color;
  if (corners.length > 2) context.fill();
  else {
    context.lineWidth = Math.max(2.5, context.lineWidth);
    context.stroke();
  }
}

function paintBox(context: CanvasRenderingContext2D, node: DrawnNode, theme: Theme): void {
  const { x, y, width, height, fontSize, letter } = node;
  const left = x - width / 2;
  context.beginPath();
  context.roundRect(left, y - height / 2, width, height, height / 3);
  context.fillStyle = theme.back;
  context.fill();
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * 0.28;
  context.fillStyle = node.color;
  context.fill();
  context.globalAlpha = alpha;
  context.lineWidth = 1.8;
  context.strokeStyle = node.color;
  context.stroke();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = theme.text;
  const badge = letter === '' ? 0 : fontSize * 0.95;
  if (letter !== '') {
    context.font = `700 ${fontSize * 0.78}px ${FONT}`;
    context.fillText(letter, left + fontSize * 0.5, y + 0.5);
  }
  context.font = `600 ${fontSize}px ${FONT}`;
  context.fillText(node.label, left + fontSize * 0.55 + badge, y + 0.5);
}

/** Dashes cost a rasteriser many times what plain lines do: with more pairs than this there are none. */
const MOST_DASHED = 600;

const toScreen = ({ scale, x, y }: Camera, point: Point): Point => ({ x: point.x * scale + x, y: point.y * scale + y });

/**
 * Lines between dots, from the pair with one number to before another, so that thousands can be drawn a part at a time;
 * a stroke for each look.
 */
export function paintLines(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { look, from: first, to: end }: { readonly look: Look; readonly from: number; readonly to: number },
): void {
  const { camera, near, theme, isMoving } = look;
  const isMany = scene.pairs.length > 2000;
  const groups = new Map<string, { readonly style: LineStyle; readonly points: number[] }>();
  for (const { pair, from, to, style } of scene.pairs.slice(first, end)) {
    // Among many, even faint lines would cover those that matter.
    if (near.size > 0 && !(near.has(pair.a) && near.has(pair.b))) continue;
    const [start, stop] = [toScreen(camera, from), toScreen(camera, to)];
    if (isOutside(start, stop, look.size)) continue;
    const width = Math.max(isMany ? 0.6 : 1, Math.round(style.width * (isMany ? 0.35 : 0.7)));
    const key = `${style.color} ${style.dash.join()} ${width}`;
    const group = groups.get(key) ?? { style: { ...style, width }, points: [] };
    if (group.points.length === 0) groups.set(key, group);
    group.points.push(start.x, start.y, stop.x, stop.y);
  }
  const isDashed = !isMoving && scene.pairs.length <= MOST_DASHED;
  context.globalAlpha = near.size > 0 ? 0.9 : Math.max(0.25, Math.min(0.8, 30 / Math.sqrt(scene.pairs.length)));
  for (const { style, points } of groups.values()) {
    context.lineWidth = style.width;
    context.strokeStyle = theme[style.color];
    context.setLineDash(isDashed && style.second === null ? style.dash.map((part) => part * 0.7) : []);
    strokeAll(context, points);
    if (style.second === null || !isDashed) continue;
    context.setLineDash(style.dash.map((part) => part * 0.7));
    context.strokeStyle = theme[style.second];
    strokeAll(context, points);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function strokeAll(context: CanvasRenderingContext2D, points: readonly number[]): void {
  // Paths of some hundred lines: a rasteriser without a graphics card is slow at one path with all of them.
  for (let start = 0; start < points.length; start += 800) {
    context.beginPath();
    for (let at = start; at < Math.min(start + 800, points.length); at += 4) {
      context.moveTo(points[at] ?? 0, points[at + 1] ?? 0);
      context.lineTo(points[at + 2] ?? 0, points[at + 3] ?? 0);
    }
    context.stroke();
  }
}

function isOutside(a: Point, b: Point, { width, height }: Look['size']): boolean {
  return Math.max(a.x, b.x) < 0 || Math.max(a.y, b.y) < 0 || Math.min(a.x, b.x) > width || Math.min(a.y, b.y) > height;
}

/** Dots, and as many names as fit. */
export function paintDots(context: CanvasRenderingContext2D, { nodes }: Scene, look: Look): void {
  const { near, theme, size, camera, isMoving } = look;
  const grow = Math.max(0.8, Math.min(2.5, Math.sqrt(camera.scale)));
  const shown = nodes
    .map((node) => ({ node, ...toScreen(camera, node), radius: (node.height / 4) * grow }))
    .filter(({ x, y }) => x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20);
  const byColor = new Map<string, typeof shown>();
  for (const dot of shown.slice(0, isMoving ? 1500 : shown.length)) {
    const color = near.size > 0 && !near.has(dot.node.node) ? theme.faint : dot.node.color;
    const group = byColor.get(color);
    if (group === undefined) byColor.set(color, [dot]);
    else group.push(dot);
  }
  context.globalAlpha = 1;
  for (const [color, dots] of byColor) {
    context.fillStyle = color;
    context.beginPath();
    for (const { x, y, radius } of dots) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, Math.PI * 2);
    }
    context.fill();
  }
  const wanted = (near.size > 0 ? shown.filter(({ node }) => near.has(node.node)) : shown).slice(
    0,
    isMoving ? 40 : 400,
  );
  const wishes = wanted.map(({ node, x, y, radius }) => {
    const height = Math.max(11, Math.min(15, node.fontSize * grow * 0.9));
    return { x, y, radius, width: node.label.length * height * 0.54, height: height + 2 };
  });
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const place of placeLabels(wishes)) {
    const [wish, dot] = [wishes[place.at], wanted[place.at]];
    if (wish === undefined || dot === undefined) continue;
    context.font = `${wish.height - 2}px ${FONT}`;
    context.strokeStyle = theme.back;
    context.lineWidth = 3;
    if (!isMoving) context.strokeText(dot.node.label, place.x, place.y);
    context.fillStyle = theme.text;
    context.fillText(dot.node.label, place.x, place.y);
  }
}
