#!/usr/bin/env bash
# Extracts one shard of many; each may run on another machine, in any order, and again.
#
#   shard.sh INPUTS SHARDS FOLDER [NUMBER]
#
# INPUTS   articles as JSON Lines (*.jsonl), or a list of files and folders, one a line
# SHARDS   how many there are; this one takes every SHARDS-th line
# FOLDER   where the records go: shard-00000.jsonl and so on
# NUMBER   which one this is, from 0; SLURM_ARRAY_TASK_ID where it is not given
#
# STANCEGRAPH names the program, `stancegraph` by default.
set -euo pipefail

inputs=$1 shards=$2 folder=$3 number=${4:-${SLURM_ARRAY_TASK_ID:?which shard is this?}}
read -ra program <<<"${STANCEGRAPH:-stancegraph}"
records=$(printf '%s/shard-%05d.jsonl' "$folder" "$number")
if [ -e "$records" ]; then exit 0; fi
mkdir -p "$folder"

lines() { awk -v shards="$shards" -v number="$number" '(NR - 1) % shards == number' "$inputs"; }
extract() { "${program[@]}" extract --jobs 1 --quiet --output "$records" "$@"; }

# The file of records is there when it is whole, and not before. Exit code 3: some articles were broken, and said so.
code=0
if [[ $inputs == *.jsonl ]]; then
  lines | extract - || code=$?
else
  mapfile -t paths < <(lines)
  if [ ${#paths[@]} -eq 0 ]; then : >"$records"; else extract "${paths[@]}" || code=$?; fi
fi
if [ $code -ne 3 ]; then exit $code; fi
