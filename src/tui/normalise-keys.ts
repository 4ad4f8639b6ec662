/** What Ink tells of a key press. */
export type InkKey = {
  readonly upArrow?: boolean;
  readonly downArrow?: boolean;
  readonly leftArrow?: boolean;
  readonly rightArrow?: boolean;
  readonly pageUp?: boolean;
  readonly pageDown?: boolean;
  readonly home?: boolean;
  readonly end?: boolean;
  readonly return?: boolean;
  readonly escape?: boolean;
  readonly tab?: boolean;
  readonly backspace?: boolean;
  readonly delete?: boolean;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
};

const NAMES = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  // Terminals send what Ink calls delete for the key that erases to the left.
  ['delete', 'backspace'],
] as const;

export type KeyPress = { readonly key: string } | { readonly text: string };

/** Home and End as terminals without names for them send them; mouse reports and the marks of pasted text are dropped. */
const SEQUENCES: Readonly<Record<string, string>> = {
  '[H': 'home',
  '[F': 'end',
  '[1~': 'home',
  '[4~': 'end',
  OH: 'home',
  OF: 'end',
};
const NOISE = /\u001b?\[(?:<\d+;\d+;\d+[Mm]|M[\s\S]{3}|20[01]~)/g;

/**
 * One press or several from what arrives at once: `jjj` is three keys, pasted text with a line break is text and Enter.
 * While a line is edited, text stays together.
 */
export function normaliseKeys(input: string, key: InkKey, isEditing: boolean): readonly KeyPress[] {
  const known = NAMES.find(([name]) => key[name] === true);
  if (known !== undefined) return [{ key: known[1] }];
  if (key.ctrl === true && /^[a-z]$/.test(input)) return [{ key: `ctrl-${input}` }];
  const sequence = SEQUENCES[input];
  if (sequence !== undefined && key.meta !== false) return [{ key: sequence }];
  // Escape and a key pressed right after it arrive as that key with Alt.
  if (key.meta === true && [...input].length === 1) return [{ key: 'escape' }, ...normaliseKeys(input, {}, false)];
  const text = input.replace(NOISE, '');
  const presses: KeyPress[] = [];
  for (const part of text.split(/(\r\n|[\u0001-\u001b\u007f])/)) {
    if (part === '') continue;
    const control = CONTROLS[part] ?? (/^[\u0001-\u001a]$/.test(part) ? controlKey(part) : undefined);
    if (control !== undefined) presses.push({ key: control });
    else {
      const shown = part.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
      if (shown !== '') presses.push(...(isEditing ? [{ text: shown }] : [...shown].map((one) => ({ key: one }))));
    }
  }
  return presses;
}

/** Ctrl and a letter: 1 is Ctrl-A. */
const controlKey = (character: string) => `ctrl-${String.fromCharCode(96 + character.charCodeAt(0))}`;

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
  '\t': 'tab',
};
