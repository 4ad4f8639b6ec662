/** Half-open range of UTF-16 code units in the article's text as read: `start` is in, `end` is out. */
export type Span = { readonly start: number; readonly end: number };

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
