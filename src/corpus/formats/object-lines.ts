/** The first line is an object by itself, and another follows. */
export function isObjectLines(head: string): boolean {
  const end = head.indexOf('\n');
  if (end < 0 || !/^\s*\{/.test(head.slice(end + 1))) return false;
  try {
    JSON.parse(head.slice(0, end));
    return true;
  } catch {
    return false;
  }
}
