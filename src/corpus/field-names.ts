/** What a field of a table or an object may hold. */
export type FieldName = 'text' | 'title' | 'date' | 'publisher' | 'url' | 'id' | 'byline' | 'section' | 'language';

export const FIELD_NAMES: readonly FieldName[] = [
  'text',
  'title',
  'date',
  'publisher',
  'url',
  'id',
  'byline',
  'section',
  'language',
];
