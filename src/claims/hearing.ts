/** Which voices and rules are heard when claims are made: all of them, unless told otherwise. */
export type Hearing = {
  /** Only these voices, such as `frame`; what stands before the colon of a rule's name is its voice. */
  readonly voices?: readonly string[];
  /** Rules or frames that stay silent, such as `rule:title` or `frame:back.v`. */
  readonly without?: readonly string[];
};

/** Whether what a rule says is heard, by its whole name. */
export type Hears = (rule: string) => boolean;

/** `frame:back.v` is the voice of frames. */
export function voiceOf(rule: string): string {
  return rule.split(':', 1)[0] ?? rule;
}

/** The question that extraction asks before it takes what a rule found. */
export function makeHears({ voices, without = [] }: Hearing): Hears {
  const spoken = voices === undefined ? undefined : new Set(voices);
  const silent = new Set(without);
  return (rule) => (spoken === undefined || spoken.has(voiceOf(rule))) && !silent.has(rule);
}
