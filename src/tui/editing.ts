import { COMMANDS } from './keys.ts';
import { matchingCommands } from './reduce.ts';
import type { Editing } from './state.ts';
import type { World } from './world.ts';

/** What can be chosen while a line is edited: commands, entities, or what may come next in a query. */
export function completionsFor(
  editing: Editing,
  world: World,
): readonly { readonly text: string; readonly help: string }[] {
  if (editing.kind === 'palette')
    return matchingCommands(COMMANDS, editing.text).map(({ name, summary }) => ({ text: name, help: summary }));
  if (editing.kind === 'pick') {
    return world
      .search(editing.text)
      .map(({ name, type, matched }) => ({ text: name, help: matched === name ? type : `${type}, ${matched}` }));
  }
  if (editing.kind !== 'query') return [];
  return world.complete(editing.text, editing.at).items.map((text) => ({ text, help: '' }));
}
