/// <reference lib="dom" />
import { type Camera, type Look, paintLines, type Scene } from './paint.ts';

/**
 * Lines on a canvas that nobody sees, drawn a part at a time while the picture rests. While it moves, what is drawn there
 * is only shifted and scaled, which costs the same for ten lines and for twenty thousand.
 */
export type LineSheet = {
  /** To be drawn anew for another camera; what is there is shown until that is done. */
  readonly renew: () => void;
  /** Nothing of what is there can be shown any more: another scene, choice or theme. */
  readonly clear: () => void;
  /** Draws some more lines; whether all are drawn. */
  readonly grow: (scene: Scene, look: Look, density: number) => boolean;
  /** Puts the lines on a picture, where its camera has them now. */
  readonly show: (ink: CanvasRenderingContext2D, camera: Camera) => void;
};

/** Part of the picture's size by which a sheet is larger on each side, for what comes into sight when it moves. */
const MARGIN = 0.2;

/** Lines drawn in a frame: so many at first, then as the frames before allowed. */
const LINES = { first: 1500, least: 300, most: 8000 };
const SLICE = 300;
/** Milliseconds from one frame to the next: more lines below the first, fewer above the second. */
const PACE = { fast: 24, slow: 45 };

type Sheet = {
  readonly canvas: HTMLCanvasElement;
  camera: Camera;
  /** Lines that are drawn. */
  done: number;
  width: number;
  height: number;
};

export function makeLineSheet(): LineSheet {
  let [front, back] = [emptySheet(), emptySheet()];
  let lines = LINES.first;
  let last = 0;
  const pace = () => {
    const now = performance.now();
    if (now - last > PACE.slow) lines = Math.max(LINES.least, Math.round(lines / 2));
    else if (now - last < PACE.fast) lines = Math.min(LINES.most, Math.round(lines * 1.3));
    last = now;
  };
  return {
    renew: () => {
      back.done = 0;
    },
    clear: () => {
      front.done = 0;
      back.done = 0;
    },
    grow: (scene, look, density) => {
      const ink = back.canvas.getContext('2d');
      if (ink === null) return true;
      if (back.done === 0) startSheet(back, ink, { look, density });
      else pace();
      const { size } = look;
      const camera = {
        ...back.camera,
        x: back.camera.x + size.width * MARGIN,
        y: back.camera.y + size.height * MARGIN,
      };
      const wide = { ...look, camera, size: { width: back.width, height: back.height } };
      const end = Math.min(scene.pairs.length, back.done + lines);
      for (; back.done < end; back.done += SLICE)
        paintLines(ink, scene, { look: wide, from: back.done, to: back.done + SLICE });
      if (back.done < scene.pairs.length) return false;
      [front, back] = [back, front];
      return true;
    },
    show: (ink, camera) => {
      const shown = front.done > 0 ? front : back;
      if (shown.done === 0) return;
      const zoom = camera.scale / shown.camera.scale;
      const [marginX, marginY] = [
        (shown.width * MARGIN) / (1 + 2 * MARGIN),
        (shown.height * MARGIN) / (1 + 2 * MARGIN),
      ];
      const x = camera.x - (shown.camera.x + marginX) * zoom;
      const y = camera.y - (shown.camera.y + marginY) * zoom;
      ink.drawImage(shown.canvas, x, y, shown.width * zoom, shown.height * zoom);
    },
  };
}

const emptySheet = (): Sheet => ({
  canvas: document.createElement('canvas'),
  camera: { scale: 1, x: 0, y: 0 },
  done: 0,
  width: 0,
  height: 0,
});

function startSheet(
  sheet: Sheet,
  ink: CanvasRenderingContext2D,
  { look, density }: { readonly look: Look; readonly density: number },
): void {
  sheet.camera = look.camera;
  sheet.width = look.size.width * (1 + 2 * MARGIN);
  sheet.height = look.size.height * (1 + 2 * MARGIN);
  // A new size empties a canvas, the same one too.
  sheet.canvas.width = Math.round(sheet.width * density);
  sheet.canvas.height = Math.round(sheet.height * density);
  ink.setTransform(density, 0, 0, density, 0, 0);
  // Those that matter most are drawn first and stay above the others.
  ink.globalCompositeOperation = 'destination-over';
}
