/** Sizes of the reading network; all multiples of 16, so that rows fill whole vectors. */
export type NetSizes = {
  /** Width of the sum of a word's feature vectors. */
  readonly input: number;
  /** Width of each direction of a recurrent layer. */
  readonly hidden: number;
  /** Width of the vectors that arcs are scored with. */
  readonly arc: number;
  /** Width of the hidden layer that names an arc. */
  readonly label: number;
};

/** Class lists and the number of word features with a vector of their own. */
export type NetClasses = {
  readonly features: number;
  readonly xpos: number;
  readonly upos: number;
  readonly labels: number;
};

export type NetShape = NetSizes & NetClasses;

/** A matrix of parameters: `rows` × `columns`, in rows. */
export type Matrix = { readonly name: string; readonly rows: number; readonly columns: number };

/** Heads by distance: 1 to 4, 5 to 7, 8 to 14, 15 and more on each side; the root. */
export const DISTANCES = 16;

/** Distance class of a head, `offset` words to the right of its dependent. */
export function arcDistance(offset: number): number {
  const far = Math.abs(offset);
  const step = far <= 4 ? Math.max(0, far - 1) : far < 8 ? 4 : far < 15 ? 5 : 6;
  return offset > 0 ? step : step + 7;
}
export const ROOT_DISTANCE = 14;

/** Columns of the arc scores: a head for each word and the root, in whole vectors. */
export const scoreStride = (count: number): number => Math.ceil((count + 1) / 4) * 4;

const padded = (count: number) => Math.ceil(count / 16) * 16;

/** Columns of the tag scores: XPOS first, then UPOS, each padded. */
export function tagColumns(shape: NetClasses): { readonly upos: number; readonly all: number } {
  return { upos: padded(shape.xpos), all: padded(shape.xpos) + padded(shape.upos) };
}

export const labelColumns = (shape: NetClasses): number => padded(shape.labels);

/** Width of the projection that dependents, heads and labels share. */
export const projectionWidth = ({ arc, label }: NetSizes): number => 2 * arc + 2 * label;

/** All parameters in the order they are stored. */
export function matricesOf(shape: NetShape): readonly Matrix[] {
  const { input, hidden, arc, label } = shape;
  const gates = 3 * hidden;
  const layer = (at: number, width: number): readonly Matrix[] =>
    ['Forward', 'Backward'].flatMap((direction) => [
      { name: `input${direction}${at}`, rows: width, columns: gates },
      { name: `recurrent${direction}${at}`, rows: gates, columns: hidden },
      { name: `bias${direction}${at}`, rows: 1, columns: gates },
    ]);
  return [
    { name: 'features', rows: shape.features, columns: input },
    ...layer(1, input),
    ...layer(2, 2 * hidden),
    { name: 'tags1', rows: 2 * hidden, columns: tagColumns(shape).all },
    { name: 'tags2', rows: 2 * hidden, columns: tagColumns(shape).all },
    { name: 'tagBias', rows: 1, columns: tagColumns(shape).all },
    { name: 'projection', rows: 2 * hidden, columns: projectionWidth(shape) },
    { name: 'projectionBias', rows: 1, columns: projectionWidth(shape) },
    { name: 'root', rows: 1, columns: projectionWidth(shape) },
    { name: 'arcs', rows: arc, columns: arc },
    { name: 'arcBias', rows: 1, columns: arc },
    { name: 'distances', rows: arc, columns: DISTANCES },
    { name: 'labels', rows: label, columns: labelColumns(shape) },
    { name: 'labelBias', rows: 1, columns: labelColumns(shape) },
  ];
}
