import { StancegraphError } from '../base/errors.ts';
import { describeCommands } from './program.ts';
import { type CommonOptions, writeData } from './terminal.ts';

/** `stancegraph completion bash|zsh|fish`: a script to source. */
export function runCompletion([shell]: readonly string[], options: CommonOptions): number {
  const commands = describeCommands();
  const names = commands.map((command) => command.name).join(' ');
  if (shell === 'bash') writeData([bashScript(names, commands)], options);
  else if (shell === 'zsh')
    writeData([`autoload -U +X bashcompinit && bashcompinit\n${bashScript(names, commands)}`], options);
  else if (shell === 'fish') writeData(fishLines(commands), options);
  else
    throw new StancegraphError('USAGE', `There is no completion for "${shell}".`, {
      hint: 'Choose bash, zsh or fish.',
    });
  return 0;
}

type Commands = ReturnType<typeof describeCommands>;

function bashScript(names: string, commands: Commands): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`).join('\n');
  return `_stancegraph() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then words="${names}"; else case "\${COMP_WORDS[1]}" in
${cases}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ "$COMP_CWORD" -gt 1 ] && [ "\${current:0:1}" != "-" ] && COMPREPLY+=($(compgen -f -- "$current"))
}
complete -F _stancegraph stancegraph
`;
}

function fishLines(commands: Commands): readonly string[] {
  return commands.flatMap(({ name, summary, options }) => [
    `complete -c stancegraph -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", "\\'")}'\n`,
    ...options.map(
      (option) => `complete -c stancegraph -n '__fish_seen_subcommand_from ${name}' -l ${option.replace(/^--/, '')}\n`,
    ),
  ]);
}
