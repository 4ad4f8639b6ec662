#!/usr/bin/env bash
# `npm run train:reader -- MODEL_FOLDER OUT_FOLDER [TEXTS GOLD]`: makes models/news.bin from the annotated news beside the repository, and
# from a folder of further texts and one of their annotation where they are given; see train/reader/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
model=$(realpath "${1:?folder of e5-small-v2 as from_onnx.py makes it}") out=$(realpath -m "${2:?folder for what is made on the way}")
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
learn "$out/first.pt" ROUNDS=4 UNTIL=920 SWAP=0.4 INVENTED=0.2
more=()
if [ -n "${4:-}" ]; then
  npx tsx train/reader/dump-words.ts "$3" "$out/more.jsonl"
  python3 train/reader/prepare.py "$out/more.jsonl" "$4" "$out/more.pickle"
  more=(MORE="$out/more.pickle")
fi
learn "$out/second.pt" "${more[@]}" INIT="$out/first.pt" STEPS=3000 SEED=77 SWAP=0.5 INVENTED=0.2 LR=1.3e-4 HEADS_LR=6e-4
# The same from its middle on in another order; the average is better than either.
learn "$out/half.pt" "${more[@]}" INIT="$out/first.pt" STEPS=3000 UNTIL=1500 SEED=77 SWAP=0.5 INVENTED=0.2 LR=1.3e-4 HEADS_LR=6e-4
learn "$out/third.pt" "${more[@]}" INIT="$out/half.pt" STEPS=850 SEED=91 SWAP=0.5 INVENTED=0.2 LR=7.5e-5 HEADS_LR=3.5e-4
python3 train/reader/average.py "$out/ends.pt" 0.5 "$out/second.pt" "$out/third.pt" "$model"
learn "$out/short.pt" "${more[@]}" INIT="$out/ends.pt" STEPS=320 SEED=101 CROPS=8 SWAP=0.5 INVENTED=0.2 LR=5e-5 HEADS_LR=2e-4
python3 train/reader/average.py "$out/mixed.pt" 0.5 "$out/ends.pt" "$out/short.pt" "$model"
# Over everything again, with a short piece beside each two articles; the shipped file has a share of this run's 1,800th step too.
learn "$out/last.pt" "${more[@]}" INIT="$out/mixed.pt" STEPS=2700 SEED=111 CROPS=1 SWAP=0.6 INVENTED=0.2 LR=1e-4 HEADS_LR=4.5e-4
python3 train/reader/average.py "$out/articles.pt" 0.7 "$out/mixed.pt" "$out/last.pt" "$model"
# Notes beside them; less than half of it keeps what articles taught.
learn "$out/notes.pt" "${more[@]}" INIT="$out/articles.pt" STEPS=2300 SEED=91 CROPS=1 NOTES=4 OF_NOTES=0.7 SWAP=0.6 INVENTED=0.1 LR=5e-5 HEADS_LR=2e-4
python3 train/reader/average.py "$out/reader.pt" 0.4 "$out/articles.pt" "$out/notes.pt" "$model"
python3 train/reader/export.py "$out/reader.pt" "$model" "$out/train.pickle" models/news.bin
