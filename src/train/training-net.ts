import { type Kernels, makeKernels } from '../text/net/kernels.ts';
import {
  arcDistance,
  DISTANCES,
  labelColumns,
  type Matrix,
  matricesOf,
  type NetShape,
  projectionWidth,
  ROOT_DISTANCE,
  scoreStride,
  tagColumns,
} from '../text/net/net-shape.ts';
import { LONGEST } from '../text/net/reading-net.ts';

/** Where things lie in the memory, in numbers (four bytes each) from its start. */
export type Place = number;

/** Activations of one sentence, kept for training. */
export type Activations = {
  readonly input: Place;
  readonly layers: readonly [LayerPlaces, LayerPlaces];
  readonly tags: Place;
  /** One row more than words: the root's. */
  readonly projection: Place;
  readonly arcs: Place;
  readonly distances: Place;
  readonly scores: Place;
  readonly label: Place;
  readonly labelScores: Place;
};
export type LayerPlaces = {
  readonly directions: readonly [DirectionPlaces, DirectionPlaces];
  /** Words × (2 × hidden): forward beside backward. */
  readonly hidden: Place;
};
export type DirectionPlaces = { readonly gates: Place; readonly cells: Place };

/** The reading network (see `ReadingNet`) in single precision, with all activations kept for learning. */
export class TrainingNet {
  readonly shape: NetShape;
  readonly kernels: Kernels;
  readonly numbers: Float32Array;
  readonly matrices: readonly Matrix[];
  /** Start of each matrix, by name. */
  readonly places: Readonly<Record<string, Place>>;
  readonly parameters: number;
  readonly activations: Activations;
  private readonly zeros: Place;
  private top: Place;

  /** @param spare further numbers that {@link take} may hand out */
  constructor(shape: NetShape, spare = 0) {
    this.shape = shape;
    this.matrices = matricesOf(shape);
    this.parameters = this.matrices.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    this.kernels = makeKernels((this.parameters + activationSize(shape) + spare) * 4);
    this.numbers = new Float32Array(this.kernels.memory.buffer);
    const places: Record<string, Place> = {};
    let place = 0;
    for (const { name, rows, columns } of this.matrices) {
      places[name] = place;
      place += rows * columns;
    }
    this.places = places;
    this.top = place;
    this.zeros = this.take(shape.hidden);
    this.activations = this.takeActivations();
  }

  /** Hands out numbers of the memory. */
  take(count: number): Place {
    const place = this.top;
    this.top += Math.ceil(count / 4) * 4;
    return place;
  }

  takeActivations(): Activations {
    const { input, hidden, arc, label } = this.shape;
    const rows = LONGEST + 1;
    const direction = () => ({ gates: this.take(rows * 3 * hidden), cells: this.take(rows * hidden) });
    const layer = (): LayerPlaces => ({
      directions: [direction(), direction()],
      hidden: this.take(rows * 2 * hidden),
    });
    return {
      input: this.take(rows * input),
      layers: [layer(), layer()],
      tags: this.take(rows * tagColumns(this.shape).all),
      projection: this.take((rows + 4) * projectionWidth(this.shape)),
      arcs: this.take(rows * arc),
      distances: this.take(rows * DISTANCES),
      scores: this.take(rows * scoreStride(LONGEST)),
      label: this.take(rows * label),
      labelScores: this.take(rows * labelColumns(this.shape)),
    };
  }

  place(name: string): Place {
    return this.places[name] as Place;
  }

  /** Copies of all matrices, by name. */
  matrixNumbers(): Readonly<Record<string, Float32Array>> {
    return Object.fromEntries(
      this.matrices.map(({ name, rows, columns }) => [
        name,
        this.numbers.slice(this.place(name), this.place(name) + rows * columns),
      ]),
    );
  }

  /** Copies one row to `count` rows from `to` on. */
  spread(from: Place, to: Place, width: number, count: number): void {
    for (let row = 0; row < count; row += 1) this.numbers.copyWithin(to + row * width, from, from + width);
  }

  /** Y += X · M for `rows` rows. */
  multiply(x: Place, xStride: number, matrix: Matrix | string, y: Place, rows: number): void {
    const { rows: terms, columns, name } = typeof matrix === 'string' ? this.matrix(matrix) : matrix;
    this.kernels.axpy(
      y * 4,
      columns * 4,
      x * 4,
      xStride * 4,
      4,
      this.place(name) * 4,
      columns * 4,
      rows,
      terms,
      columns,
    );
  }

  matrix(name: string): Matrix {
    return this.matrices.find((one) => one.name === name) as Matrix;
  }

  /** Runs a recurrent layer over `count` words. */
  runLayer(at: 1 | 2, from: Place, count: number): void {
    const { hidden } = this.shape;
    const { directions, hidden: out } = this.activations.layers[at - 1] as LayerPlaces;
    for (const [side, name] of ['Forward', 'Backward'].entries()) {
      const { gates, cells } = directions[side] as DirectionPlaces;
      const width = 3 * hidden;
      this.spread(this.place(`bias${name}${at}`), gates, width, count);
      const matrix = this.matrix(`input${name}${at}`);
      this.multiply(from, matrix.rows, matrix, gates, count);
      const recurrent = this.place(`recurrent${name}${at}`) * 4;
      const step = side === 0 ? 1 : -1;
      let before = -1;
      for (let word = side === 0 ? 0 : count - 1; word >= 0 && word < count; word += step) {
        const gate = (gates + word * width) * 4;
        const cellBefore = before < 0 ? this.zeros : cells + before * hidden;
        if (before >= 0) {
          const hiddenBefore = (out + before * 2 * hidden + side * hidden) * 4;
          this.kernels.dot(gate, 0, hiddenBefore, 0, recurrent, hidden * 4, 1, width, hidden);
        }
        this.kernels.cell(
          gate,
          cellBefore * 4,
          (cells + word * hidden) * 4,
          (out + word * 2 * hidden + side * hidden) * 4,
          hidden,
        );
        before = word;
      }
    }
  }

  /** Scores of tags from both layers. */
  runTags(first: Place, second: Place, count: number): void {
    const { tags } = this.activations;
    this.spread(this.place('tagBias'), tags, tagColumns(this.shape).all, count);
    this.multiply(first, 2 * this.shape.hidden, 'tags1', tags, count);
    this.multiply(second, 2 * this.shape.hidden, 'tags2', tags, count);
  }

  /** Dependents, heads and their label parts from the second layer; the root's row comes last. */
  runProjection(from: Place, count: number): void {
    const { projection } = this.activations;
    const width = projectionWidth(this.shape);
    this.spread(this.place('projectionBias'), projection, width, count);
    this.multiply(from, 2 * this.shape.hidden, 'projection', projection, count);
    this.spread(this.place('root'), projection + count * width, width, 1);
    const { numbers } = this;
    const { arc } = this.shape;
    for (let row = 0; row <= count; row += 1) {
      const start = projection + row * width;
      for (let at = start; at < start + 2 * arc; at += 1) if ((numbers[at] as number) < 0) numbers[at] = 0;
    }
  }

  /** Scores of each word as head of each, the root in column `count`. */
  runArcs(count: number): void {
    const { projection, arcs, scores, distances } = this.activations;
    const { arc } = this.shape;
    const { numbers } = this;
    const width = projectionWidth(this.shape);
    const stride = scoreStride(count);
    this.spread(this.place('arcBias'), arcs, arc, count);
    this.multiply(projection, width, 'arcs', arcs, count);
    numbers.fill(0, distances, distances + count * DISTANCES);
    this.multiply(projection, width, 'distances', distances, count);
    for (let row = 0; row < count; row += 1) {
      const near = distances + row * DISTANCES;
      const start = scores + row * stride;
      for (let head = 0; head < count; head += 1)
        numbers[start + head] = head === row ? 0 : (numbers[near + arcDistance(head - row)] as number);
      numbers[start + count] = numbers[near + ROOT_DISTANCE] as number;
    }
    const heads = (projection + arc) * 4;
    this.kernels.dot(scores * 4, stride * 4, arcs * 4, arc * 4, heads, width * 4, count, stride, arc);
  }

  /** Scores of labels for the given heads (`count` for the root). */
  runLabels(heads: Int32Array, count: number): void {
    const { projection, label, labelScores } = this.activations;
    const { numbers } = this;
    const width = projectionWidth(this.shape);
    const { arc, label: size } = this.shape;
    for (let row = 0; row < count; row += 1) {
      const dependent = projection + row * width + 2 * arc;
      const head = projection + (heads[row] as number) * width + 2 * arc + size;
      const out = label + row * size;
      for (let at = 0; at < size; at += 1) {
        const sum = (numbers[dependent + at] as number) + (numbers[head + at] as number);
        numbers[out + at] = sum > 0 ? sum : 0;
      }
    }
    const columns = labelColumns(this.shape);
    this.spread(this.place('labelBias'), labelScores, columns, count);
    this.multiply(label, size, 'labels', labelScores, count);
  }
}

/** Width of the slopes of each kind of activation. */
export function slopeWidths(shape: NetShape) {
  return {
    input: shape.input,
    first: 2 * shape.hidden,
    second: 2 * shape.hidden,
    tags: tagColumns(shape).all,
    projection: projectionWidth(shape),
    arcs: shape.arc,
    distances: DISTANCES,
    scores: scoreStride(LONGEST),
    label: shape.label,
    labelScores: labelColumns(shape),
  };
}
export type SlopeName = keyof ReturnType<typeof slopeWidths>;

function activationSize(shape: NetShape): number {
  const { input, hidden, arc, label } = shape;
  const width =
    input + 2 * (8 * hidden + 2 * hidden) + tagColumns(shape).all + projectionWidth(shape) + arc + DISTANCES + label;
  return (LONGEST + 8) * (width + labelColumns(shape) + scoreStride(LONGEST)) + 65536;
}
