/** Pictures for a report: who stands with whom, the matrix, the sides over time, one stance over time with its sentences. */
export const PICTURES = ['network', 'matrix', 'sides', 'stance'] as const;
export type PictureKind = (typeof PICTURES)[number];
