#!/usr/bin/env bash
# `npm run train:reader -- MODEL_FOLDER OUT_FOLDER`: makes models/news.bin from the annotated news beside the repository; see train/reader/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
model=$(realpath "${1:?folder of all-MiniLM-L6-v2}") out=$(realpath -m "${2:?folder for what is made on the way}")
[ -d ../shared/gold/news/train ] || { echo "../shared/gold/news/train is missing: there is nothing to learn from"; exit 1; }
mkdir -p "$out"
for part in train dev; do
  npx tsx train/reader/dump-words.ts "../shared/articles/news/$part" "$out/$part.jsonl"
  python3 train/reader/prepare.py "$out/$part.jsonl" "../shared/gold/news/$part" "$out/$part.pickle"
done
OMP_NUM_THREADS=1 python3 -u train/reader/train.py "$out/train.pickle" "$out/dev.pickle" "$model" "$out/reader.pt"
python3 train/reader/export.py "$out/reader.pt" "$model" "$out/train.pickle" models/news.bin
