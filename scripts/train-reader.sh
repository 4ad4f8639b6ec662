#!/usr/bin/env bash
# `npm run train:reader -- MODEL_FOLDER OUT_FOLDER [TEXTS GOLD]`: makes models/news.bin from the annotated news beside the repository, and
# from a folder of further texts and one of their annotation where they are given; see train/reader/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
model=$(realpath "${1:?folder of all-MiniLM-L6-v2}") out=$(realpath -m "${2:?folder for what is made on the way}")
[ -d ../shared/gold/news/train ] || { echo "../shared/gold/news/train is missing: there is nothing to learn from"; exit 1; }
mkdir -p "$out"
for part in train dev; do
  npx tsx train/reader/dump-words.ts "../shared/articles/news/$part" "$out/$part.jsonl"
  python3 train/reader/prepare.py "$out/$part.jsonl" "../shared/gold/news/$part" "$out/$part.pickle"
done
learn() { # learn OUT SETTING... : one run of training
  local to=$1
  shift
  env OMP_NUM_THREADS=1 "$@" python3 -u train/reader/train.py "$out/train.pickle" "$out/dev.pickle" "$model" "$to"
}
learn "$out/first.pt" ROUNDS=4
learn "$out/second.pt" INIT="$out/first.pt" ROUNDS=4.1 SEED=11 SWAP=0.5 INVENTED=0.15 LR=1.2e-4 HEADS_LR=5e-4
learn "$out/third.pt" INIT="$out/second.pt" ROUNDS=0.43 SEED=31 SWAP=0.5 INVENTED=0.3 LR=5e-5 HEADS_LR=2e-4
learn "$out/fourth.pt" INIT="$out/third.pt" ROUNDS=5 SEED=41 SWAP=0.55 INVENTED=0.2 LR=1.2e-4 HEADS_LR=5e-4
python3 train/reader/average.py "$out/reader.pt" 0.75 "$out/third.pt" "$out/fourth.pt" "$model"
if [ -n "${4:-}" ]; then
  npx tsx train/reader/dump-words.ts "$3" "$out/more.jsonl"
  python3 train/reader/prepare.py "$out/more.jsonl" "$4" "$out/more.pickle"
  learn "$out/fifth.pt" INIT="$out/reader.pt" MORE="$out/more.pickle" STEPS=4600 SEED=61 SWAP=0.5 INVENTED=0.2 LR=1.3e-4 HEADS_LR=5e-4
  python3 train/reader/average.py "$out/mixed.pt" 0.6 "$out/reader.pt" "$out/fifth.pt" "$model"
  mv "$out/mixed.pt" "$out/reader.pt"
fi
python3 train/reader/export.py "$out/reader.pt" "$model" "$out/train.pickle" models/news.bin
