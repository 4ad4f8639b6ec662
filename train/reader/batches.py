"""From annotated articles to tensors: windows of word pieces, candidate spans, mentions, pairs with labels and masks, links, speakers."""
import bisect
import random

import numpy as np
import torch

from model import KINDS, LINK_FEATURES, MAX_WIDTH, MODALITIES, RELATIONS, SYMMETRIC, TYPES, WINDOW, shape_of
from prepare import is_pronoun

RELATION = {r: i for i, r in enumerate(RELATIONS)}
KIND = {k: i for i, k in enumerate(KINDS)}
PLURAL = {'politicians': 'politician', 'officials': 'official', 'states': 'state', 'protesters': 'people', 'militants': 'militant', 'civilians': 'civilian', 'companies': 'company', 'soldiers': 'soldier', 'university': 'organisation', 'activist': 'civilian', 'expert': 'academic', 'district': 'region', 'reform': 'policy', 'sanctions': 'policy', 'investigation': 'event', 'district': 'region', 'town': 'city', 'village': 'city', 'continent': 'region'}
STOP = set("the a an of 's ’s ' ’ and in for to on".split())
MASCULINE, FEMININE, PLURALS, THING, FIRST = set('he him his himself'.split()), set('she her hers herself'.split()), set('they them their theirs themselves these those both others'.split()), set('it its itself'.split()), set('i me my we us our ours'.split())


def kind_label(kind):
    return KIND.get(kind, KIND.get(PLURAL.get(kind, ''), 0))


def windows_of(article, pieces):
    """[(word ids of pieces, shapes, word indices with the place of their first piece)]"""
    out = []
    ids, shapes, words = [101], [0], []

    def close():
        nonlocal ids, shapes, words
        if words:
            out.append((ids + [102], shapes + [0], words))
        ids, shapes, words = [101], [0], []

    for first, last, _block in article['sentences']:
        split = [pieces(form) for form in article['words'][first:last]]
        if len(ids) - 1 + sum(map(len, split)) > WINDOW:
            close()
        for at, form_pieces in enumerate(split):
            if len(ids) - 1 + len(form_pieces) > WINDOW:
                close()
            words.append((first + at, len(ids)))
            ids += form_pieces
            shapes += [shape_of(article['words'][first + at])] * len(form_pieces)
    close()
    return out


def encoder_batch(articles, pieces):
    """Windows of several articles; words are numbered article after article."""
    rows, base, bases = [], 0, []
    for article in articles:
        bases.append(base)
        rows += [(ids, shapes, [(base + w, p) for w, p in words]) for ids, shapes, words in windows_of(article, pieces)]
        base += len(article['words'])
    longest = max(len(r[0]) for r in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    shapes = torch.zeros(len(rows), longest, dtype=torch.long)
    window, place = torch.zeros(base, dtype=torch.long), torch.zeros(base, dtype=torch.long)
    for k, (row, shape, words) in enumerate(rows):
        ids[k, : len(row)] = torch.tensor(row)
        shapes[k, : len(shape)] = torch.tensor(shape)
        for w, p in words:
            window[w], place[w] = k, p
    return {'pieces': ids, 'shapes': shapes, 'word_window': window, 'word_place': place}, bases


def span_candidates(article, base):
    first, last = [], []
    for lo, hi, _b in article['sentences']:
        for i in range(lo, hi):
            for j in range(i, min(hi, i + MAX_WIDTH)):
                first.append(base + i)
                last.append(base + j)
    return torch.tensor(first), torch.tensor(last)


def gold_spans(article):
    """{(first, last inclusive): set of types}, pronouns aside."""
    out = {}
    for first, last, who, pronoun in article['mentions']:
        if pronoun or last - first > MAX_WIDTH:
            continue
        out.setdefault((first, last - 1), set()).update(article['entities'][k]['type'] for k in who)
    return out


def mention_list(article, extra=()):
    """Gold mentions, other pronouns, `extra` (wrong) spans, and two unsaid ones a sentence: [(first, last inclusive, entities, pronoun, unsaid, sentence)]"""
    sentence_of = article['sentence_of']
    out, seen = [], set()
    for first, last, who, pronoun in article['mentions']:
        seen.add((first, last - 1))
        out.append((first, last - 1, who, pronoun, -1, sentence_of[first]))
    for at, form in enumerate(article['words']):
        if is_pronoun(form) and (at, at) not in seen and form.lower() not in LOOSE:
            out.append((at, at, frozenset(), True, -1, sentence_of[at]))
    for first, last in extra:
        if (first, last) not in seen:
            seen.add((first, last))
            out.append((first, last, frozenset(), False, -1, sentence_of[first]))
    out.sort(key=lambda m: (m[0], m[1]))
    for number, (lo, hi, _b) in enumerate(article['sentences']):
        out.append((-1, -1, frozenset(), False, 0, number))
        out.append((-1, -1, frozenset(), False, 1, number))
    return out


LOOSE = set('that this another one some many all each neither these those'.split())


def pair_windows(article, mentions, rng, cross_rate):
    """Ordered pairs by window: [(first word, end word, [source], [target], cross?)]. Neighbouring sentences only where `cross_rate` keeps them."""
    by_sentence = {}
    for k, m in enumerate(mentions):
        by_sentence.setdefault(m[5], []).append(k)
    out = []
    for number, (lo, hi, _b) in enumerate(article['sentences']):
        own = by_sentence.get(number, [])
        s, t = [], []
        for a in own:
            for b in own:
                if a == b or mentions[a][4] == 1 or mentions[b][4] == 0 or (mentions[a][4] >= 0 and mentions[b][4] >= 0):
                    continue
                if mentions[a][:2] == mentions[b][:2]:
                    continue
                s.append(a)
                t.append(b)
        if s:
            out.append((lo, hi, s, t, False))
        if number + 1 < len(article['sentences']) and cross_rate > 0:
            after = [k for k in by_sentence.get(number + 1, []) if mentions[k][4] < 0]
            before = [k for k in own if mentions[k][4] < 0]
            s, t = [], []
            for a in before:
                for b in after:
                    for x, y in ((a, b), (b, a)):
                        if cross_rate >= 1 or rng.random() < cross_rate:
                            s.append(x)
                            t.append(y)
            if s:
                out.append((lo, article['sentences'][number + 1][1], s, t, True))
    return out


def pair_labels(article, mentions, windows, forced):
    """Labels and weights [pairs, relations], modality (-1 where none), claim number (-1), for the pairs of `windows` in order."""
    where = {(m[0], m[1]): k for k, m in enumerate(mentions) if m[4] < 0}
    unsaid = {(m[5], m[4]): k for k, m in enumerate(mentions) if m[4] >= 0}
    claims, by_entities = {}, {}
    for number, (source, target, relation, modality, speaker, cue, sentence, core, es, et, told) in enumerate(article['claims']):
        a = where.get((source[0], source[1] - 1)) if source else unsaid.get((sentence, 0))
        b = where.get((target[0], target[1] - 1)) if target else unsaid.get((sentence, 1))
        r = RELATION.get(relation)
        if r is None:
            continue
        by_entities.setdefault((es, et), set()).add(r)
        if a is not None and b is not None:
            claims.setdefault((a, b), []).append((r, number))
            if relation in SYMMETRIC:
                claims.setdefault((b, a), []).append((r, number))
        if relation in SYMMETRIC:
            by_entities.setdefault((et, es), set()).add(r)
    acts = {k: e['acts_for'] for k, e in enumerate(article['entities'])}
    total = sum(len(w[2]) for w in windows)
    y, weight = torch.zeros(total, len(RELATIONS)), torch.ones(total, len(RELATIONS))
    modality, of_claim = torch.full((total,), -1), torch.full((total,), -1)
    at = 0
    for lo, hi, s, t, cross in windows:
        for a, b in zip(s, t):
            ma, mb = mentions[a], mentions[b]
            if cross:
                weight[at] = forced
                weight[at, -1] = 0
            elif (ma[3] and not ma[2]) or (mb[3] and not mb[2]):
                weight[at] = 0.6
            for ea in ma[2]:
                for eb in mb[2]:
                    for r in by_entities.get((ea, eb), ()):
                        weight[at, r] = 0
                    if (ea, eb) in article.get('loose', ()):
                        weight[at] = 0
                    for r in article.get('doubted', {}).get((ea, eb), ()):
                        weight[at, r] = 0
                    if not cross and acts.get(ea) == eb:
                        y[at, -1] = 1
                if mb[4] >= 0:
                    for (x, z), rs in by_entities.items():
                        if x == ea:
                            for r in rs:
                                weight[at, r] = 0
            if ma[4] >= 0:
                for eb in mb[2]:
                    for (x, z), rs in by_entities.items():
                        if z == eb:
                            for r in rs:
                                weight[at, r] = 0
            for r, number in claims.get((a, b), ()):
                y[at, r] = 1
                weight[at, r] = 1.0 if article['claims'][number][7] else 0.8
                modality[at] = MODALITIES.index(article['claims'][number][3])
                of_claim[at] = number
            at += 1
    return y, weight, modality, of_claim


def norm_words(article, m):
    return [w.lower() for w in article['words'][m[0] : m[1] + 1] if w.lower() not in STOP]


def link_table(article, mentions, limit=80):
    """Candidate antecedents: this, that, features [n, LINK_FEATURES], and for each mention its rows; pronouns without gold are left out.

    Candidates are the last `limit` mentions before it, and earlier ones that share a word with it.
    """
    info = []
    for m in mentions:
        ws = norm_words(article, m) if m[4] < 0 else []
        form = article['words'][m[0]].lower() if m[4] < 0 else ''
        initials = ''.join(w[0] for w in ws if w[0].isalpha())
        named = m[4] < 0 and any(w[:1].isupper() for w in article['words'][m[0] : m[1] + 1]) and not m[3]
        info.append((ws, set(ws), form, initials, named))
    usable = [k for k, m in enumerate(mentions) if m[4] < 0 and not (m[3] and not m[2])]
    starts = [mentions[k][0] for k in usable]
    first, last = np.array([m[0] for m in mentions]), np.array([m[1] for m in mentions])
    sentence = np.array([m[5] for m in mentions])
    pronoun, named = np.array([m[3] for m in mentions]), np.array([i[4] for i in info])
    opens, quoted, often, plural = setting(article, mentions, info)
    by_word, by_initials, this, that, feats, groups = {}, {}, [], [], [], []
    at = 0
    for k, m in enumerate(mentions):
        ws, bag, form, initials, is_named = info[k]
        if m[4] < 0:
            if m[3] and not m[2]:
                continue
            before = usable[: bisect.bisect_left(usable, k)]
        else:
            before = usable[: bisect.bisect_left(starts, article['sentences'][m[5]][1])]
        plain = bool(bag) and not m[3]
        alike = set()
        if plain:
            for w in bag:
                alike.update(by_word.get(w, ()))
            alike.update(by_initials.get(form.replace('.', '') if len(ws) == 1 else None, ()))
            alike.update(x for x in by_word.get(initials, ()) if len(info[x][0]) == 1)
        near = before[-limit:]
        if alike and len(before) > limit:
            near = [x for x in before[:-limit] if x in alike] + near
        if m[4] < 0 and not m[3]:
            for w in bag:
                by_word.setdefault(w, []).append(k)
            if len(ws) > 1:
                by_initials.setdefault(initials, []).append(k)
        n = len(near)
        groups.append((k, list(range(at, at + n))))
        if not n:
            continue
        c = np.array(near)
        f = np.zeros((n, LINK_FEATURES), dtype=np.float32)
        far = m[5] - sentence[c]
        f[:, 6], f[:, 7], f[:, 8] = m[3], pronoun[c], m[4] >= 0
        f[:, 9], f[:, 10], f[:, 11], f[:, 12] = far == 0, far == 1, (far >= 2) & (far <= 3), far > 3
        f[:, 13] = np.clip(far, 0, 20) / 20
        if m[3]:
            f[:, 14], f[:, 15], f[:, 16], f[:, 17], f[:, 18] = form in MASCULINE, form in FEMININE, form in PLURALS, form in THING, form in FIRST
        f[:, 19] = is_named & named[c]
        if m[4] < 0:
            f[:, 20] = ((m[0] <= first[c]) & (last[c] <= m[1])) | ((first[c] <= m[0]) & (m[1] <= last[c]))
        f[:, 21] = 1.0 / np.arange(n, 0, -1)
        f[:, 22], f[:, 23], f[:, 24], f[:, 25] = often[c], opens[c], quoted[k], quoted[c]
        f[:, 26], f[:, 27] = plural[k] & ~plural[c], ~plural[k] & plural[c]
        if m[4] < 0:
            between = [word_between(article['words'], last[x] + 1, m[0]) for x in near]
            f[:, 28], f[:, 29] = [b == ',' for b in between], [b == 'and' for b in between]
        if alike:
            for row, x in enumerate(near):
                if x in alike and not mentions[x][3]:
                    ws2, bag2, form2, initials2, _ = info[x]
                    f[row, 0] = ws == ws2
                    f[row, 1] = ws[-1] == ws2[-1]
                    f[row, 2] = bag <= bag2
                    f[row, 3] = bag2 <= bag
                    f[row, 4] = len(bag & bag2) / len(bag | bag2)
                    f[row, 5] = (len(ws) == 1 and len(form) > 1 and ws[0].replace('.', '') == initials2) or (len(ws2) == 1 and len(form2) > 1 and ws2[0].replace('.', '') == initials)
        this += [k] * n
        that += near
        feats.append(f)
        at += n
    return this, that, np.concatenate(feats) if feats else np.zeros((0, LINK_FEATURES), dtype=np.float32), groups, info


OPENING, CLOSING, EITHER = set('“ ``'.split()), set("” ''".split()), set('"')


def setting(article, mentions, info):
    """Of each mention: whether it is the first of its sentence, stands in quotation marks, how often its words are said (logarithm), and whether it is plural."""
    inside, on, block = [], False, None
    for lo, hi, own in article['sentences']:
        if own != block:
            on, block = False, own
        for form in article['words'][lo:hi]:
            on = True if form in OPENING else False if form in CLOSING else (not on if form in EITHER else on)
            inside.append(on)
    n = len(mentions)
    opens, quoted, often, plural = np.zeros(n, bool), np.zeros(n, bool), np.zeros(n, np.float32), np.zeros(n, bool)
    counts, seen = {}, set()
    for k, m in enumerate(mentions):
        if m[4] < 0 and not m[3]:
            key = ' '.join(info[k][0])
            counts[key] = counts.get(key, 0) + 1
    for k, m in enumerate(mentions):
        if m[4] >= 0:
            continue
        opens[k] = m[5] not in seen
        seen.add(m[5])
        quoted[k] = inside[m[0]]
        if not m[3]:
            often[k] = min(1.0, np.log(counts[' '.join(info[k][0])]) / 3)
        final = article['words'][m[1]].lower()
        plural[k] = final in PLURALS | {'we', 'us', 'our', 'ours'} if m[3] else len(final) > 3 and final.endswith('s') and not final.endswith(('ss', 'us', 'is'))
    return opens, quoted, often, plural


def word_between(words, first, last):
    """The one word between two mentions; '' for none or several."""
    return words[first] if last - first == 1 else ''


def crop(article, rng):
    """One to three sentences of an article as an article of their own, as notes and single paragraphs are read."""
    lone = [k for k, (first, last, _b) in enumerate(article['sentences']) if last - first > 4]
    if not lone:
        return article
    begin = rng.choice(lone)
    end = min(len(article['sentences']), begin + rng.choice((1, 1, 2, 3)))
    lo, hi = article['sentences'][begin][0], article['sentences'][end - 1][1]
    inside = [m for m in article['mentions'] if lo <= m[0] and m[1] <= hi]
    named = set().union(*(m[2] for m in inside if not m[3])) if inside else set()
    kept = [m for m in inside if not m[3] or m[2] & named]
    spans = {(m[0], m[1]) for m in kept}
    move = lambda it: None if it is None else (it[0] - lo, it[1] - lo)
    claims = [
        (move(c[0]), move(c[1]), *c[2:5], move(c[5]) if c[5] and lo <= c[5][0] and c[5][1] <= hi else None, c[6] - begin, *c[7:])
        for c in article['claims']
        if begin <= c[6] < end and c[0] in spans and c[1] in spans
    ]
    return {
        **article,
        'words': article['words'][lo:hi],
        'sentences': [(first - lo, last - lo, block) for first, last, block in article['sentences'][begin:end]],
        'sentence_of': [k - begin for k in article['sentence_of'][lo:hi]],
        'mentions': [(m[0] - lo, m[1] - lo, *m[2:]) for m in kept],
        'claims': claims,
    }


def swap_names(article, states, surnames, rng):
    """A copy whose countries and people bear other names of their kind, the same one everywhere in the article."""
    words = list(article['words'])
    table = {}
    if rng.random() < 0.7:
        order = list(range(len(states)))
        rng.shuffle(order)
        for k, other in enumerate(order):
            for own, theirs in zip(states[k], states[other]):
                if own and theirs:
                    table[own] = theirs
    if rng.random() < 0.7:
        for entity in article['entities']:
            if entity['type'] == 'person':
                for part in entity['name'].split():
                    if len(part) > 2 and part[0].isupper() and part not in table:
                        table[part] = rng.choice(surnames)
    for k, form in enumerate(words):
        if form in table:
            words[k] = table[form]
        elif form.isupper() and form.capitalize() in table:
            words[k] = table[form.capitalize()].upper()
    return {**article, 'words': words}
