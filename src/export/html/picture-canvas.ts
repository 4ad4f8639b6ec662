/// <reference lib="dom" />
import type { Chosen } from '../picture/filter.ts';
import type { PictureData } from '../picture/picture-data.ts';
import type { Pair } from '../picture/stances.ts';
import { HOME, nodeAt, pairAt, zoomAt } from './camera.ts';
import { makeLineSheet } from './line-sheet.ts';
import { type Camera, FONT, paintDots, paintFew, paintGround, type Scene, type Theme } from './paint.ts';
import { makeScene } from './scene.ts';

export type PictureCanvas = {
  readonly canvas: HTMLCanvasElement;
  /** Draws what was chosen anew, placed for the room there is now. */
  readonly show: (chosen: Chosen) => void;
  /** Lets a node and its neighbours stand out; none with null. */
  readonly select: (node: number | null) => void;
  readonly zoom: (factor: number) => void;
  readonly home: () => void;
};

export type Picks = {
  readonly node: (node: number) => void;
  readonly pair: (pair: Pair) => void;
  readonly none: () => void;
  /** What the pointer is over, and where. */
  readonly over: (what: { readonly node?: number; readonly pair?: Pair } | null, x: number, y: number) => void;
};

/** Milliseconds after which a picture that was moved is drawn in full. */
const REST_MS = 160;
/** While lines are added, the picture itself is drawn once in so many frames. */
const FRAMES_A_LOOK = 6;

/** A picture on a canvas, moved by mouse, wheel, fingers and keys. */
export function makePictureCanvas(data: PictureData, picks: Picks): PictureCanvas {
  const canvas = document.createElement('canvas');
  const ink = canvas.getContext('2d', { alpha: false });
  let scene: Scene = { isFew: true, nodes: [], pairs: [] };
  let camera: Camera = HOME;
  let near: ReadonlySet<number> = new Set();
  let selected: number | null = null;
  let isAsked = false;
  let movedAt = -REST_MS;
  const size = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const sheet = makeLineSheet();
  let isWhole = true;
  /** Frames since the picture came to rest. */
  let rested = 0;
  const draw = () => {
    isAsked = false;
    if (ink === null || !canvas.isConnected) return;
    const isMoving = performance.now() - movedAt < REST_MS;
    const { width, height } = size();
    const density = isMoving && !scene.isFew ? 1 : Math.min(2, window.devicePixelRatio);
    const look = { theme: themeNow(), camera, size: { width, height }, near, isMoving };
    if (isMoving && !scene.isFew) setTimeout(ask, REST_MS + 10);
    else if (!scene.isFew && !isWhole) {
      isWhole = sheet.grow(scene, look, density);
      if (!isWhole) ask();
      rested += 1;
      // Dots and names cost more than the lines of a frame.
      if (!isWhole && rested % FRAMES_A_LOOK !== 1) return;
    }
    fitCanvas(canvas, ink, { width, height, density });
    paintGround(ink, look);
    if (scene.isFew) return paintFew(ink, scene, look);
    sheet.show(ink, camera);
    paintDots(ink, scene, look);
  };
  /** To be drawn anew, from the first line. */
  const redraw = () => {
    sheet.clear();
    isWhole = false;
    rested = 0;
    ask();
  };
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(draw);
  };
  const move = (next: Camera) => {
    camera = next;
    movedAt = performance.now();
    sheet.renew();
    isWhole = false;
    rested = 0;
    ask();
  };
  const show = (chosen: Chosen) => {
    camera = HOME;
    const { width, height } = size();
    // The buttons stand at the bottom.
    const room = { width, height: Math.max(100, height - 48) };
    scene = makeScene(data, chosen, { room, measure: (text, fontSize) => measureText(ink, text, fontSize) });
    select(selected);
  };
  const select = (node: number | null) => {
    selected = node;
    near = node === null ? new Set() : neighbours(scene, node);
    redraw();
  };
  connectPointer(canvas, picks, { scene: () => scene, camera: () => camera, move });
  const middle = () => ({ x: size().width / 2, y: size().height / 2 });
  return {
    canvas,
    show,
    select,
    zoom: (factor) => move(zoomAt(camera, middle(), factor)),
    home: () => move(HOME),
  };
}

/** Gives a canvas its size in pixels. */
function fitCanvas(
  canvas: HTMLCanvasElement,
  ink: CanvasRenderingContext2D,
  want: { readonly width: number; readonly height: number; readonly density: number },
): void {
  const [width, height] = [Math.round(want.width * want.density), Math.round(want.height * want.density)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  ink.setTransform(want.density, 0, 0, want.density, 0, 0);
}

function measureText(ink: CanvasRenderingContext2D | null, text: string, fontSize: number): number {
  if (ink === null) return text.length * fontSize * 0.55;
  ink.font = `600 ${fontSize}px ${FONT}`;
  return ink.measureText(text).width;
}

function neighbours(scene: Scene, node: number): ReadonlySet<number> {
  if (!scene.nodes.some((one) => one.node === node)) return new Set();
  const near = scene.pairs.flatMap(({ pair: { a, b } }) => (a === node || b === node ? [a, b] : []));
  return new Set([node, ...near]);
}

function themeNow(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    for: color('--forfill'),
    against: color('--againstfill'),
    neutral: color('--grey'),
    text: color('--text'),
    back: color('--back'),
    faint: color('--faint'),
  };
}

type Moves = {
  readonly scene: () => Scene;
  readonly camera: () => Camera;
  readonly move: (camera: Camera) => void;
};

type Pointer = { x: number; y: number };

/** Dragging, pinching, the wheel, clicks and pointing. */
function connectPointer(canvas: HTMLCanvasElement, picks: Picks, { scene, camera, move }: Moves): void {
  const down = new Map<number, Pointer>();
  let hasMoved = false;
  const at = (event: MouseEvent): Pointer => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (down.size === 0) hasMoved = false;
    down.set(event.pointerId, at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    const now = at(event);
    if (before === undefined) return pointOut(canvas, picks, { scene: scene(), camera: camera(), at: now });
    if (!hasMoved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
    hasMoved = true;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    const { scale, x, y } = camera();
    if (other === undefined) move({ scale, x: x + now.x - before.x, y: y + now.y - before.y });
    else {
      const spread = (point: Pointer) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      move(zoomAt(camera(), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, spread(now) / spread(before)));
    }
  });
  const up = (event: PointerEvent) => {
    down.delete(event.pointerId);
    if (hasMoved || event.type === 'pointercancel') return;
    const node = nodeAt(scene(), camera(), at(event));
    const pair = node === undefined ? pairAt(scene(), camera(), at(event)) : undefined;
    if (node !== undefined) picks.node(node);
    else if (pair !== undefined) picks.pair(pair.pair);
    else picks.none();
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', () => picks.over(null, 0, 0));
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      move(zoomAt(camera(), at(event), Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 400)));
    },
    { passive: false },
  );
  connectKeys(canvas, { scene, camera, move });
}

function pointOut(
  canvas: HTMLCanvasElement,
  picks: Picks,
  { scene, camera, at }: { readonly scene: Scene; readonly camera: Camera; readonly at: Pointer },
): void {
  const node = nodeAt(scene, camera, at);
  const pair = node === undefined ? pairAt(scene, camera, at)?.pair : undefined;
  canvas.classList.toggle('over', node !== undefined || pair !== undefined);
  if (node !== undefined) picks.over({ node }, at.x, at.y);
  else if (pair !== undefined) picks.over({ pair }, at.x, at.y);
  else picks.over(null, 0, 0);
}

const STEP = 60;
const SHIFTS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

function connectKeys(canvas: HTMLCanvasElement, { camera, move }: Moves): void {
  canvas.tabIndex = 0;
  canvas.addEventListener('keydown', (event) => {
    const now = camera();
    const shift = SHIFTS[event.key];
    const middle = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
    if (shift !== undefined) move({ ...now, x: now.x + shift[0], y: now.y + shift[1] });
    else if (event.key === '+' || event.key === '=') move(zoomAt(now, middle, 1.25));
    else if (event.key === '-') move(zoomAt(now, middle, 0.8));
    else if (event.key === '0') move(HOME);
    else return;
    event.preventDefault();
  });
}
