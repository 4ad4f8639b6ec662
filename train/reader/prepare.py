"""Turns annotated news into what the reader learns from.

`prepare.py WORDS.jsonl GOLD_DIR OUT.pickle`: words come from `dump-words.ts` (the product's own tokens and sentences, offsets in UTF-16), gold is a folder of
YAML annotation as `docs/evaluate.md` describes it. One record an article:
    words       forms, article-wide
    sentences   (first, last) word ranges, half-open, `block` of each
    mentions    (first, last, {(entity, type)}, pronoun?) sorted
    entities    type, kind, acts_for, names
    claims      (source mention or None, target mention or None, relation, modality, speaker entity or None, cue range or None, sentence, core, source entity, target entity)
"""
import bisect
import collections
import json
import os
import pickle
import re
import sys

import yaml

LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
PRONOUNS = set(
    'he she they it we i you him her them us me his its their our my your hers theirs ours himself herself itself themselves '
    'who whom whose which that this these those both others another one some many all each neither'.split()
)


def is_pronoun(form):
    """"US" is a state. The shipped weights were learned with it taken for "us": choose-mentions.ts makes up for that."""
    return form != 'US' and form.lower() in PRONOUNS


def to_utf16(text):
    """Index by code point -> UTF-16 offset."""
    if all(ord(c) < 0x10000 for c in text):
        return None
    offsets, at = [], 0
    for c in text:
        offsets.append(at)
        at += 2 if ord(c) >= 0x10000 else 1
    offsets.append(at)
    return offsets


def read_article(record, gold):
    words, starts, ends, sentence_of, sentences = [], [], [], [], []
    for number, sentence in enumerate(record['sentences']):
        first = len(words)
        for start, end, *_rest, form in sentence['words']:
            words.append(form)
            starts.append(start)
            ends.append(end)
            sentence_of.append(number)
        sentences.append((first, len(words), sentence['block']))

    def range_of(start, end):
        first = bisect.bisect_right(ends, start)
        last = bisect.bisect_left(starts, end)
        if first >= last:
            return None
        return first, last

    def in_one_sentence(it):
        return it is not None and sentence_of[it[0]] == sentence_of[it[1] - 1]

    text = record['text']
    offsets = to_utf16(text)
    u16 = (lambda at: at) if offsets is None else (lambda at: offsets[at])
    ids = {e['id']: k for k, e in enumerate(gold['entities'])}
    entities = [
        {
            'id': e['id'],
            'type': e['type'],
            'kind': e.get('kind') or '-',
            'acts_for': ids.get(e.get('acts_for')),
            'core': bool(e.get('core')),
            'name': str(e['name']),
            'surfaces': [str(s) for s in e['surfaces']],
        }
        for e in gold['entities']
    ]
    found = collections.defaultdict(set)
    for k, entity in enumerate(entities):
        spans = set()
        for surface in {entity['name'], *entity['surfaces']}:
            if not surface.strip():
                continue
            for match in re.finditer(r'(?<!\w)' + re.escape(surface) + r'(?!\w)', text):
                it = range_of(u16(match.start()), u16(match.end()))
                if in_one_sentence(it):
                    spans.add(it)
        kept = []
        for it in sorted(spans, key=lambda s: (s[0] - s[1], s)):
            if not any(it[0] < other[1] and other[0] < it[1] for other in kept):
                kept.append(it)
        for it in kept:
            found[it].add(k)

    claims = []
    for claim in gold['claims']:
        source, target = ids.get(claim['source']), ids.get(claim['target'])
        if source is None or target is None:
            continue
        ends_ = []
        for key, k in (('source_span', source), ('target_span', target)):
            it = range_of(*claim[key]) if claim.get(key) else None
            if not in_one_sentence(it):
                it = None
            if it is not None:
                found[it].add(k)
            ends_.append(it)
        evidence = range_of(*claim['span']) if claim.get('span') else None
        if evidence is None:
            sentence = sentence_of[(ends_[0] or ends_[1])[0]] if (ends_[0] or ends_[1]) else None
        else:
            sentence = sentence_of[evidence[0]]
        if sentence is None:
            continue
        cue = range_of(*claim['cue_span']) if claim.get('cue_span') else None
        speaker = claim.get('attributed_to')
        claims.append(
            (ends_[0], ends_[1], claim['relation'], claim['modality'], ids.get(speaker) if speaker else None, cue, sentence, bool(claim.get('core')), source, target, speaker is not None)
        )
    mentions = []
    for (first, last), who in sorted(found.items()):
        pronoun = last - first == 1 and is_pronoun(words[first])
        mentions.append((first, last, frozenset(who), pronoun))
    return {
        'article': record['article'],
        'words': words,
        'offsets': (starts, ends),
        'sentences': sentences,
        'sentence_of': sentence_of,
        'mentions': mentions,
        'entities': entities,
        'claims': claims,
        'text': text,
    }


def main():
    words_file, gold_folder, out = sys.argv[1:4]
    articles = []
    for line in open(words_file, encoding='utf8'):
        record = json.loads(line)
        name = record['article'].rsplit('.', 1)[0]
        if not os.path.exists(f'{gold_folder}/{name}.yaml'):
            continue
        gold = yaml.load(open(f'{gold_folder}/{name}.yaml', encoding='utf8'), Loader=LOADER)
        articles.append(read_article(record, gold))
    pickle.dump(articles, open(out, 'wb'))
    print(len(articles), 'articles', sum(len(a['mentions']) for a in articles), 'mentions', sum(len(a['claims']) for a in articles), 'claims')
    lengths = collections.Counter(min(25, last - first) for a in articles for first, last, _w, _p in a['mentions'])
    print('mention lengths', sorted(lengths.items()))
    print('claims with both ends', sum(c[0] is not None and c[1] is not None for a in articles for c in a['claims']))
    print('kinds', collections.Counter(e['kind'] for a in articles for e in a['entities']).most_common(45))


if __name__ == '__main__':
    main()
