import { StancegraphError } from '../base/errors.ts';
import { quoteForShell } from './shell-line.ts';
import { type CommonOptions, writeData } from './terminal.ts';

/** `stancegraph completion bash|zsh|fish`: a script to source; what it shows is answered by `stancegraph complete`. */
export function runCompletion([shell = '']: readonly string[], options: CommonOptions): number {
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (script === undefined)
    throw new StancegraphError('USAGE', `There is no completion for "${shell}".`, {
      hint: 'Choose bash, zsh or fish.',
    });
  writeData(
    [script([process.execPath, process.argv[1] ?? ''].map((path) => quoteForShell(path, '')).join(' '))],
    options,
  );
  return 0;
}

/** Scripts by shell, `program` being what runs this program where its name does not (an alias, `npx`). */
const SCRIPTS: Readonly<Record<string, (program: string) => string>> = {
  bash: (program) => `_stancegraph() {
  local program=("$1") kind="" line=""
  type -P "$1" >/dev/null || program=(${program})
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -z "$kind" ]; then kind="$line"; else COMPREPLY+=("$line"); fi
  done < <("\${program[@]}" complete bash -- "\${COMP_LINE:0:$COMP_POINT}" "$2" "\${COMP_TYPE:-}" 2>/dev/null </dev/null)
  case "$kind" in
    files) compopt -o default 2>/dev/null || while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2") ;;
    open) compopt -o nospace 2>/dev/null ;;
  esac
}
complete -F _stancegraph stancegraph
`,
  zsh: (program) => `#compdef stancegraph
_stancegraph() {
  local -a program answer values shown
  local line
  program=("\${(Q)words[1]}")
  (( $+commands[$program[1]] )) || [[ -x $program[1] ]] || program=(${program})
  line="\${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
  answer=("\${(@f)$("\${program[@]}" complete zsh -- "$line" 2>/dev/null </dev/null)}")
  if [[ $answer[1] == files ]]; then
    _files
    return
  fi
  for line in "\${(@)answer[2,-1]}"; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line#*$'\\t'}")
  done
  (( $#values )) || return 1
  if [[ $answer[1] == open ]]; then
    compadd -U -S '' -d shown -a values
  else
    compadd -U -d shown -a values
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _stancegraph stancegraph
`,
  fish: (program) => `function __stancegraph_complete
    set -l program stancegraph
    command -q stancegraph; or set program ${program}
    set -l answer ($program complete fish -- (commandline -cp | string collect) 2>/dev/null </dev/null)
    if test "$answer[1]" = files
        __fish_complete_path (commandline -ct)
    else if set -q answer[2]
        printf '%s\\n' $answer[2..-1]
    end
end
complete -c stancegraph -f -a '(__stancegraph_complete)'
`,
};
