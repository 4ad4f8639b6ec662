/** x / (1 + exp(-1.5957691 (x + 0.044715 x^3))): the form of gelu that the kernels use. */
export const gelu = (x: number): number => x / (1 + Math.exp(-1.5957691 * (x + 0.044715 * x * x * x)));

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
