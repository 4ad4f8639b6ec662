import type { Point } from '../picture/line-style.ts';
import type { Camera, DrawnPair, Scene } from './paint.ts';

export const HOME: Camera = { scale: 1, x: 0, y: 0 };

export const toWorld = (camera: Camera, point: Point): Point => ({
  x: (point.x - camera.x) / camera.scale,
  y: (point.y - camera.y) / camera.scale,
});

/** Nearer or farther by a factor, with one point of the screen held where it is. */
export function zoomAt(camera: Camera, point: Point, factor: number): Camera {
  const scale = Math.max(0.3, Math.min(30, camera.scale * factor));
  const held = toWorld(camera, point);
  return { scale, x: point.x - held.x * scale, y: point.y - held.y * scale };
}

/** Pixels from its line in which a pair is hit, and from its rim a dot. */
const REACH = 6;

/** The node at a point of the screen; the more important one where several are. */
export function nodeAt(scene: Scene, camera: Camera, point: Point): number | undefined {
  const { x, y } = toWorld(camera, point);
  const slack = scene.isFew ? 2 : REACH / camera.scale;
  return scene.nodes.find((node) => {
    if (scene.isFew)
      return Math.abs(node.x - x) <= node.width / 2 + slack && Math.abs(node.y - y) <= node.height / 2 + slack;
    return Math.hypot(node.x - x, node.y - y) <= node.height / 4 / Math.sqrt(camera.scale) + slack;
  })?.node;
}

/** The pair whose line passes nearest to a point of the screen; undefined where none is in reach. */
export function pairAt(scene: Scene, camera: Camera, point: Point): DrawnPair | undefined {
  const at = toWorld(camera, point);
  let best: DrawnPair | undefined;
  let nearest = REACH / camera.scale;
  for (const drawn of scene.pairs) {
    const distance = distanceToLine(at, drawn.from, drawn.to);
    if (distance < nearest) {
      nearest = distance;
      best = drawn;
    }
  }
  return best;
}

/** From a point to the nearest point of the line between two others. */
export function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const held = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - held * dx, point.y - from.y - held * dy);
}
