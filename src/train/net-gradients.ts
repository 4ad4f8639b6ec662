import {
  arcDistance,
  DISTANCES,
  labelColumns,
  type NetShape,
  projectionWidth,
  ROOT_DISTANCE,
  scoreStride,
  tagColumns,
} from '../text/net/net-shape.ts';
import { LONGEST } from '../text/net/reading-net.ts';
import { chooseRows, type NetExample, type RowChooser } from './choose-rows.ts';
import { crossEntropy } from './cross-entropy.ts';
import {
  type DirectionPlaces,
  type LayerPlaces,
  type Place,
  type SlopeName,
  slopeWidths,
  type TrainingNet,
} from './training-net.ts';

/** What tags weigh beside heads and labels. */
const WEIGHTS = { xpos: 1.3, upos: 0.5 };

/** Shares that are left out at random while learning. */
export type Dropout = { readonly input: number; readonly layer: number; readonly arc: number };

/** Forward and backward pass over one sentence, by hand; gradients lie in the memory of the net, in the order of its parameters. */
export class NetGradients {
  readonly net: TrainingNet;
  readonly gradients: Place;
  readonly touched: number[] = [];
  private readonly isTouched: Uint8Array;
  private readonly random: () => number;
  private readonly dropout: Dropout;
  private readonly chooser: RowChooser;
  private readonly masks: { readonly input: Place; readonly first: Place; readonly second: Place; readonly arc: Place };
  private readonly dropped: { readonly first: Place; readonly second: Place };
  private readonly widths: Readonly<Record<SlopeName, number>>;
  private readonly slopes: Readonly<Record<SlopeName, Place>>;
  private rows: Int32Array = new Int32Array(0);
  private rowStarts: Int32Array = new Int32Array(0);

  constructor(net: TrainingNet, options: RowChooser & { readonly dropout: Dropout }) {
    this.net = net;
    this.random = options.random;
    this.dropout = options.dropout;
    this.chooser = options;
    const { input, hidden, arc } = net.shape;
    const rows = LONGEST + 4;
    this.gradients = net.take(net.parameters);
    this.isTouched = new Uint8Array(net.shape.features);
    const take = (width: number) => net.take(rows * width);
    this.masks = { input: take(input), first: take(2 * hidden), second: take(2 * hidden), arc: take(2 * arc) };
    this.dropped = { first: take(2 * hidden), second: take(2 * hidden) };
    this.widths = slopeWidths(net.shape);
    const places = Object.entries(this.widths).map(([name, width]) => [name, take(width)]);
    this.slopes = Object.fromEntries(places) as Record<SlopeName, Place>;
  }

  /** Numbers of memory that an instance takes. */
  static sizeFor({ parameters, shape }: { readonly parameters: number; readonly shape: NetShape }): number {
    const { input, hidden, arc, label } = shape;
    const width =
      2 * input + 12 * hidden + 4 * arc + tagColumns(shape).all + projectionWidth(shape) + DISTANCES + label;
    return parameters + (LONGEST + 4) * (width + labelColumns(shape) + scoreStride(LONGEST) + 64) + 65536;
  }

  /** Adds the gradients of one sentence; returns its loss. */
  learn(example: NetExample): number {
    const count = example.heads.length;
    this.forward(example, count);
    for (const [name, place] of Object.entries(this.slopes))
      this.net.numbers.fill(0, place, place + (count + 1) * this.widths[name as SlopeName]);
    const loss = this.tagSlopes(example, count) + this.arcSlopes(example, count) + this.labelSlopes(example, count);
    this.backward(count);
    return loss;
  }

  private forward(example: NetExample, count: number): void {
    const { net, masks, dropped, dropout } = this;
    const { activations, shape } = net;
    this.sumFeatures(example, count);
    this.mask(masks.input, activations.input, activations.input, { size: count * shape.input, drop: dropout.input });
    net.runLayer(1, activations.input, count);
    const both = { size: count * 2 * shape.hidden, drop: dropout.layer };
    this.mask(masks.first, activations.layers[0].hidden, dropped.first, both);
    net.runLayer(2, dropped.first, count);
    this.mask(masks.second, activations.layers[1].hidden, dropped.second, both);
    net.runTags(dropped.first, dropped.second, count);
    net.runProjection(dropped.second, count);
    const width = projectionWidth(shape);
    for (let row = 0; row < count; row += 1) {
      const start = activations.projection + row * width;
      this.mask(masks.arc + row * 2 * shape.arc, start, start, { size: 2 * shape.arc, drop: dropout.arc });
    }
    net.runArcs(count);
    net.runLabels(example.heads, count);
  }

  /** Sums feature rows; rare words are often left out, so that their other features learn to stand in. */
  private sumFeatures(example: NetExample, count: number): void {
    const { net } = this;
    const { numbers, activations, shape } = net;
    const width = shape.input;
    const kept: number[] = [];
    const keptStarts = new Int32Array(count + 1);
    numbers.fill(0, activations.input, activations.input + count * width);
    for (let word = 0; word < count; word += 1) {
      chooseRows(example, word, this.chooser, kept);
      keptStarts[word + 1] = kept.length;
      const to = activations.input + word * width;
      for (let at = keptStarts[word] as number; at < kept.length; at += 1) {
        const from = net.place('features') + (kept[at] as number) * width;
        for (let column = 0; column < width; column += 1)
          numbers[to + column] = (numbers[to + column] as number) + (numbers[from + column] as number);
      }
    }
    this.rows = Int32Array.from(kept);
    this.rowStarts = keptStarts;
  }

  private mask(
    mask: Place,
    from: Place,
    to: Place,
    { size, drop }: { readonly size: number; readonly drop: number },
  ): void {
    const { numbers } = this.net;
    const keep = 1 / (1 - drop);
    for (let at = 0; at < size; at += 1) {
      const factor = this.random() < drop ? 0 : keep;
      numbers[mask + at] = factor;
      numbers[to + at] = (numbers[from + at] as number) * factor;
    }
  }

  private tagSlopes({ xpos, upos }: NetExample, count: number): number {
    const { net, slopes } = this;
    const { numbers } = net;
    const columns = tagColumns(net.shape);
    let loss = 0;
    for (let row = 0; row < count; row += 1) {
      const at = row * columns.all;
      const [scores, slope] = [net.activations.tags + at, slopes.tags + at];
      loss += crossEntropy(
        numbers,
        { scores, slopes: slope, columns: net.shape.xpos },
        xpos[row] as number,
        WEIGHTS.xpos,
      );
      const second = { scores: scores + columns.upos, slopes: slope + columns.upos, columns: net.shape.upos };
      loss += crossEntropy(numbers, second, upos[row] as number, WEIGHTS.upos);
    }
    return loss;
  }

  private arcSlopes({ heads }: NetExample, count: number): number {
    const { net, slopes } = this;
    const { numbers } = net;
    const stride = scoreStride(count);
    let loss = 0;
    for (let row = 0; row < count; row += 1) {
      const scores = net.activations.scores + row * stride;
      numbers[scores + row] = -1e9;
      const choice = { scores, slopes: slopes.scores + row * stride, columns: count + 1 };
      loss += crossEntropy(numbers, choice, heads[row] as number, 1);
      const near = slopes.distances + row * DISTANCES;
      for (let head = 0; head <= count; head += 1) {
        if (head === row) continue;
        const place = near + (head === count ? ROOT_DISTANCE : arcDistance(head - row));
        numbers[place] = (numbers[place] as number) + (numbers[slopes.scores + row * stride + head] as number);
      }
    }
    return loss;
  }

  private labelSlopes({ heads, labels }: NetExample, count: number): number {
    const { net, slopes } = this;
    const { numbers, shape } = net;
    const columns = labelColumns(shape);
    let loss = 0;
    for (let row = 0; row < count; row += 1) {
      const at = row * columns;
      const scores = net.activations.labelScores + at;
      const choice = { scores, slopes: slopes.labelScores + at, columns: shape.labels };
      loss += crossEntropy(numbers, choice, labels[row] as number, 1);
    }
    this.backMultiply(
      'labels',
      net.activations.label,
      shape.label,
      slopes.labelScores,
      slopes.label,
      shape.label,
      count,
    );
    this.sumRows(slopes.labelScores, columns, 'labelBias', count);
    const width = projectionWidth(shape);
    for (let row = 0; row < count; row += 1) {
      const dependent = slopes.projection + row * width + 2 * shape.arc;
      const head = slopes.projection + (heads[row] as number) * width + 2 * shape.arc + shape.label;
      for (let at = 0; at < shape.label; at += 1) {
        if ((numbers[net.activations.label + row * shape.label + at] as number) <= 0) continue;
        const slope = numbers[slopes.label + row * shape.label + at] as number;
        numbers[dependent + at] = (numbers[dependent + at] as number) + slope;
        numbers[head + at] = (numbers[head + at] as number) + slope;
      }
    }
    return loss;
  }

  private backward(count: number): void {
    const { net, slopes, dropped, masks } = this;
    const { shape, activations, numbers } = net;
    const { kernels } = net;
    const width = projectionWidth(shape);
    const stride = scoreStride(count);
    const { arc } = shape;
    const heads = activations.projection + arc;
    const headSlopes = slopes.projection + arc;
    // Scores = (arcs of the dependent) · (vector of the head).
    kernels.axpy(
      slopes.arcs * 4,
      arc * 4,
      slopes.scores * 4,
      stride * 4,
      4,
      heads * 4,
      width * 4,
      count,
      count + 1,
      arc,
    );
    kernels.axpy(
      headSlopes * 4,
      width * 4,
      slopes.scores * 4,
      4,
      stride * 4,
      activations.arcs * 4,
      arc * 4,
      count + 1,
      count,
      arc,
    );
    this.backMultiply('arcs', activations.projection, width, slopes.arcs, slopes.projection, width, count);
    this.sumRows(slopes.arcs, arc, 'arcBias', count);
    this.backMultiply('distances', activations.projection, width, slopes.distances, slopes.projection, width, count);
    for (let row = 0; row <= count; row += 1) {
      for (let at = 0; at < 2 * arc; at += 1) {
        const place = slopes.projection + row * width + at;
        const isOff = (numbers[activations.projection + row * width + at] as number) <= 0;
        const factor = row === count ? 1 : (numbers[masks.arc + row * 2 * arc + at] as number);
        numbers[place] = isOff ? 0 : (numbers[place] as number) * factor;
      }
    }
    this.sumRows(slopes.projection + count * width, width, 'root', 1);
    this.sumRows(slopes.projection, width, 'projectionBias', count);
    const both = 2 * shape.hidden;
    this.backMultiply('projection', dropped.second, both, slopes.projection, slopes.second, both, count);
    this.backMultiply('tags2', dropped.second, both, slopes.tags, slopes.second, both, count);
    this.scale(slopes.second, masks.second, count * both);
    this.backLayer(2, dropped.first, slopes.second, slopes.first, count);
    this.backMultiply('tags1', dropped.first, both, slopes.tags, slopes.first, both, count);
    this.sumRows(slopes.tags, tagColumns(shape).all, 'tagBias', count);
    this.scale(slopes.first, masks.first, count * both);
    this.backLayer(1, activations.input, slopes.first, slopes.input, count);
    this.scale(slopes.input, masks.input, count * shape.input);
    this.backFeatures(count);
  }

  private scale(place: Place, mask: Place, size: number): void {
    const { numbers } = this.net;
    for (let at = 0; at < size; at += 1)
      numbers[place + at] = (numbers[place + at] as number) * (numbers[mask + at] as number);
  }

  private sumRows(from: Place, width: number, name: string, count: number): void {
    const { numbers } = this.net;
    const to = this.gradients + this.net.place(name);
    for (let row = 0; row < count; row += 1) {
      for (let at = 0; at < width; at += 1)
        numbers[to + at] = (numbers[to + at] as number) + (numbers[from + row * width + at] as number);
    }
  }

  /** For Y = X · M: adds to the gradients of M and to the slopes of X. */
  private backMultiply(
    name: string,
    x: Place,
    xStride: number,
    ySlopes: Place,
    xSlopes: Place,
    xSlopeStride: number,
    count: number,
  ): void {
    const { kernels } = this.net;
    const { rows, columns } = this.net.matrix(name);
    const place = this.net.place(name);
    const gradients = this.gradients + place;
    kernels.axpy(gradients * 4, columns * 4, x * 4, 4, xStride * 4, ySlopes * 4, columns * 4, rows, count, columns);
    kernels.dot(xSlopes * 4, xSlopeStride * 4, ySlopes * 4, columns * 4, place * 4, columns * 4, count, rows, columns);
  }

  private backLayer(at: 1 | 2, from: Place, slopes: Place, inputSlopes: Place, count: number): void {
    const { net } = this;
    const { hidden } = net.shape;
    const { directions, hidden: out } = net.activations.layers[at - 1] as LayerPlaces;
    const width = 3 * hidden;
    for (const [side, name] of ['Forward', 'Backward'].entries()) {
      const { gates } = directions[side] as DirectionPlaces;
      this.backCells(at, side, slopes, count);
      const recurrent = this.gradients + net.place(`recurrent${name}${at}`);
      const first = side === 0 ? gates + width : gates;
      const before = out + side * hidden + (side === 0 ? 0 : 2 * hidden);
      if (count > 1)
        net.kernels.axpy(
          recurrent * 4,
          hidden * 4,
          first * 4,
          4,
          width * 4,
          before * 4,
          2 * hidden * 4,
          width,
          count - 1,
          hidden,
        );
      this.sumRows(gates, width, `bias${name}${at}`, count);
      const input = net.matrix(`input${name}${at}`);
      this.backMultiply(input.name, from, input.rows, gates, inputSlopes, input.rows, count);
    }
  }

  /** Turns the gates of one direction into their slopes, from the last word read to the first. */
  private backCells(at: 1 | 2, side: number, slopes: Place, count: number): void {
    const { net } = this;
    const { numbers } = net;
    const { hidden } = net.shape;
    const { gates, cells } = (net.activations.layers[at - 1] as LayerPlaces).directions[side] as DirectionPlaces;
    const recurrent = net.place(`recurrent${side === 0 ? 'Forward' : 'Backward'}${at}`);
    const width = 3 * hidden;
    const carry = new Float32Array(hidden);
    const step = side === 0 ? -1 : 1;
    for (let word = side === 0 ? count - 1 : 0; word >= 0 && word < count; word += step) {
      const before = word + step;
      const hasBefore = before >= 0 && before < count;
      const gate = gates + word * width;
      const slope = slopes + word * 2 * hidden + side * hidden;
      for (let unit = 0; unit < hidden; unit += 1) {
        const forget = numbers[gate + unit] as number;
        const out = numbers[gate + hidden + unit] as number;
        const fresh = numbers[gate + 2 * hidden + unit] as number;
        const cell = numbers[cells + word * hidden + unit] as number;
        const cellBefore = hasBefore ? (numbers[cells + before * hidden + unit] as number) : 0;
        const hiddenSlope = numbers[slope + unit] as number;
        const cellSlope = (carry[unit] as number) + hiddenSlope * out;
        carry[unit] = cellSlope * forget;
        numbers[gate + unit] = cellSlope * (cellBefore - fresh) * forget * (1 - forget);
        numbers[gate + hidden + unit] = hiddenSlope * cell * out * (1 - out);
        numbers[gate + 2 * hidden + unit] = cellSlope * (1 - forget) * (1 - fresh * fresh);
      }
      if (hasBefore) {
        const to = slopes + before * 2 * hidden + side * hidden;
        net.kernels.axpy(to * 4, 0, gate * 4, 0, 4, recurrent * 4, hidden * 4, 1, width, hidden);
      }
    }
  }

  private backFeatures(count: number): void {
    const { numbers, shape } = this.net;
    const width = shape.input;
    const table = this.gradients + this.net.place('features');
    for (let word = 0; word < count; word += 1) {
      const from = this.slopes.input + word * width;
      for (let at = this.rowStarts[word] as number; at < (this.rowStarts[word + 1] as number); at += 1) {
        const row = this.rows[at] as number;
        if (this.isTouched[row] === 0) {
          this.isTouched[row] = 1;
          this.touched.push(row);
        }
        const to = table + row * width;
        for (let column = 0; column < width; column += 1)
          numbers[to + column] = (numbers[to + column] as number) + (numbers[from + column] as number);
      }
    }
  }

  /** Forgets which feature rows have gradients. */
  clearTouched(): void {
    for (const row of this.touched) this.isTouched[row] = 0;
    this.touched.length = 0;
  }
}
