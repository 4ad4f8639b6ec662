#!/usr/bin/env bash
# Merges the shards when all of them are there.
#
#   merge.sh SHARDS FOLDER GRAPH
set -euo pipefail

shards=$1 folder=$2 graph=$3
read -ra program <<<"${STANCEGRAPH:-stancegraph}"
files=() missing=()
for ((number = 0; number < shards; number++)); do
  file=$(printf '%s/shard-%05d.jsonl' "$folder" "$number")
  if [ -e "$file" ]; then files+=("$file"); else missing+=("$number"); fi
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "merge.sh: these shards are missing: ${missing[*]}. Run shard.sh for them." >&2
  exit 1
fi
"${program[@]}" merge "${files[@]}" --graph "$graph"
