"""`train.py TRAIN.pickle DEV.pickle MODEL_DIR OUT.pt`: fine-tunes the encoder with its heads. One article or two a step; a seed fixes the order.

Environment: ROUNDS, SEED, SHARE (share of the training articles, for the learning curve), LAYERS, THREADS, LR, HEADS_LR, SWAP (share of articles read
under other names), INIT (weights to go on from), INVENTED (weight of the invented sentences beside two articles; 0 leaves them out), MORE (a second
file of articles, read anew each round), STEPS (in place of ROUNDS), UNTIL (a step to stop at, before the
learning rate is led to nothing), CROPS (pieces of one to three sentences beside two articles), BF16 (0: the encoder learns in single precision, half as fast), NOTES
(invented notes beside two articles) and OF_NOTES (their weight), WINDOW (word pieces), MARKS (1: likely pairs are read once more with their ends marked, which
is taught beside the rest and not read by the product).
"""
import math
import os
import pickle
import random
import sys
import time

import torch
import torch.nn.functional as F

from batches import (
    crop, encoder_batch, gold_spans, kind_label, link_table, mention_list, pair_labels, pair_windows, span_candidates, swap_names,
)
import invent
import notes
from read_weights import read_weights
from model import KINDS, MAX_WIDTH, MODALITIES, RELATIONS, TYPES, Pieces, Reader, load_bert

SEED, ROUNDS, SHARE = int(os.environ.get('SEED', 1)), float(os.environ.get('ROUNDS', 6)), float(os.environ.get('SHARE', 1))
torch.set_num_threads(int(os.environ.get('THREADS', 1)))
torch.manual_seed(SEED)
CROSS = 0.2
CROPS = int(os.environ.get('CROPS', 0))
NOTES, OF_NOTES = int(os.environ.get('NOTES', 0)), float(os.environ.get('OF_NOTES', 0.8))
BF16 = os.environ.get('BF16', '1') == '1'
SWAP, INVENTED = float(os.environ.get('SWAP', 0.4)), float(os.environ.get('INVENTED', 0))
MARKS, MARK_LEAST = os.environ.get('MARKS', '0') == '1', float(os.environ.get('MARK_LEAST', 0.04))
OF_MARKS = 0.3
OF_PAIRS = ('relation', 'modality', 'cue', 'speaker', 'marks', 'mark_modality')


def forward(net, articles, pieces, rng, train):
    """Losses (train) or scores of a batch of articles."""
    batch, bases = encoder_batch(articles, pieces)
    kept = [] if MARKS else None
    with torch.autocast('cpu', dtype=torch.bfloat16, enabled=train and BF16):
        words = net.encode(batch, kept)
    words = words.float()
    out, asked = [], []
    for number, (article, base) in enumerate(zip(articles, bases)):
        out.append(one_article(net, article, words[base : base + len(article['words'])], rng, train, asked if MARKS else None, base, number))
    if MARKS and asked:
        marked_pairs(net, batch, kept, asked, out, train)
    return out


def ask_marks(article, ms, base, number, relation, y, weight, mod, source, target, rng, train, asked):
    """Pairs worth a second look: those that carry a claim, and those that the pair head likes best."""
    best = relation[:, :-1].detach().sigmoid().max(1).values
    said = y[:, :-1].max(1).values > 0
    with_text = torch.tensor([ms[int(s)][4] < 0 and ms[int(t)][4] < 0 for s, t in zip(source, target)])
    want = with_text & (said | (best > MARK_LEAST)) if train else with_text & (best > MARK_LEAST)
    if train and len(want):
        want |= with_text & (torch.rand(len(want)) < 6 / len(want))
    at = want.nonzero().flatten().tolist()
    if train and len(at) > 60:
        at = sorted(rng.sample(at, 60))
    for k in at:
        s, t = ms[int(source[k])], ms[int(target[k])]
        types = [TYPES.index(article['entities'][min(m[2])]['type']) if m[2] else len(TYPES) for m in (s, t)]
        asked.append((base, number, k, (s[0], s[1], t[0], t[1]), types, y[k], weight[k], int(mod[k])))


def marked_pairs(net, batch, kept, asked, out, train):
    """Adds to `out` the losses (train) or scores of the asked pairs whose ends lie in one window."""
    ww, wp = batch['word_window'], batch['word_place']
    rows = []
    for base, number, k, spans, types, y, weight, mod in asked:
        words = [base + w for w in spans]
        if ww[words[0]] == ww[words[2]]:
            rows.append((int(ww[words[0]]), [int(wp[w]) for w in words], types, number, k, y, weight, mod))
    if not rows:
        return
    rows.sort(key=lambda r: r[0])
    windows, a = [], 0
    for b in range(1, len(rows) + 1):
        if b == len(rows) or rows[b][0] != rows[a][0]:
            windows.append((rows[a][0], a, b))
            a = b
    with torch.autocast('cpu', dtype=torch.bfloat16, enabled=train and BF16):
        relation, modality = net.marked(batch, kept, torch.tensor([r[1] for r in rows]), torch.tensor([r[2] for r in rows]), windows)
    relation, modality = relation.float(), modality.float()
    if not train:
        for j, r in enumerate(rows):
            out[r[3]].setdefault('marked', {})[r[4]] = (relation[j].sigmoid(), modality[j].softmax(0))
        return
    y, weight = torch.stack([r[5] for r in rows]), torch.stack([r[6] for r in rows])
    mod = torch.tensor([r[7] for r in rows])
    said = mod >= 0
    loss = F.binary_cross_entropy_with_logits(relation, y, weight=weight.clamp(max=1), reduction='none').sum(1)
    for number, one in enumerate(out):
        mine = torch.tensor([r[3] == number for r in rows])
        if mine.any():
            one['marks'] = loss[mine].sum() / (int((mine & said).sum()) + 8)
            if (mine & said).any():
                one['mark_modality'] = 0.4 * F.cross_entropy(modality[mine & said], mod[mine & said], weight=torch.tensor([1.0, 1.5, 1.3, 1.3]))


def one_article(net, article, words, rng, train, asked=None, base=0, number=0):
    losses = {}
    # spans
    first, last = span_candidates(article, 0)
    logits = net.spans(words, first, last)
    gold = gold_spans(article)
    y = torch.zeros_like(logits)
    row = {(f, l): k for k, (f, l) in enumerate(zip(first.tolist(), last.tolist()))}
    for span, types in gold.items():
        k = row.get(span)
        if k is not None:
            for t in types:
                y[k, TYPES.index(t)] = 1
    if train:
        counted = None if 'taught' not in article else span_weights(article, first, last, gold)
        losses['span'] = F.binary_cross_entropy_with_logits(logits, y, counted, reduction='sum') / max(20, len(gold))
    scores = logits.detach().sigmoid().max(1).values
    likely = (scores > 0.3).nonzero().flatten()
    wrong = [it for it in zip(first[likely].tolist(), last[likely].tolist()) if it not in gold]
    rng.shuffle(wrong)
    extra = wrong[: len(gold) // 6 + 3] if train else ()
    # mentions
    ms = mention_list(article, extra)
    mf, ml = torch.tensor([m[0] for m in ms]), torch.tensor([m[1] for m in ms])
    unsaid = torch.tensor([m[4] for m in ms])
    slo = torch.tensor([article['sentences'][m[5]][0] for m in ms])
    shi = torch.tensor([article['sentences'][m[5]][1] for m in ms])
    g = net.mentions(words, mf.clamp(min=0), ml.clamp(min=0), slo, shi, unsaid)
    if train:
        at = [k for k, m in enumerate(ms) if m[2]]
        if at:
            types = torch.zeros(len(at), len(TYPES))
            for r, k in enumerate(at):
                for e in ms[k][2]:
                    types[r, TYPES.index(article['entities'][e]['type'])] = 1
            kinds = torch.tensor([kind_label(article['entities'][min(ms[k][2])]['kind']) for k in at])
            gm = g[at]
            losses['type'] = F.binary_cross_entropy_with_logits(net.mention_type(gm), types)
            if 'taught' not in article:
                losses['kind'] = 0.3 * F.cross_entropy(net.mention_kind(gm), kinds)
    # pairs
    windows = pair_windows(article, ms, rng, article.get('cross', CROSS) if train else 1)
    if train:
        windows = keep_claims(article, ms, windows)
    hidden, cues, source, target = net.pairs(words, g, (mf, ml), [(lo, hi, torch.tensor(s), torch.tensor(t)) for lo, hi, s, t, _ in windows])
    relation, modality = net.relation(hidden), net.modality(hidden)
    y, weight, mod, of_claim = pair_labels(article, ms, windows, 1 / CROSS)
    said = (of_claim >= 0).nonzero().flatten().tolist()
    if asked is not None:
        ask_marks(article, ms, base, number, relation, y, weight, mod, source, target, rng, train, asked)
    if train:
        weight[:, -1] *= 0.3
        weight = torch.where(y > 0, weight.clamp(max=1), weight)
        losses['relation'] = F.binary_cross_entropy_with_logits(relation, y, weight=weight, reduction='sum') / (len(said) + 8)
        if said:
            losses['modality'] = 0.4 * F.cross_entropy(modality[said], mod[said], weight=torch.tensor([1.0, 1.5, 1.3, 1.3]))
            losses['cue'] = cue_loss(article, windows, cues, of_claim)
            speaker = speaker_loss(net, article, ms, hidden, said, of_claim, g)
            if speaker is not None:
                losses['speaker'] = speaker
    # links
    this, that, feats, groups, info = link_table(article, ms)
    if this:
        link = net.links(g, torch.tensor(this), torch.tensor(that), torch.from_numpy(feats))
        new = new_scores(net, g, ms, info, groups, this, feats)
        if train:
            losses['link'] = 1.3 * link_loss(article, ms, info, groups, that, link, new)
    if train:
        return losses
    return {
        'article': article, 'ms': ms, 'span': (first, last, logits), 'windows': windows, 'source': source, 'target': target,
        'relation': relation.sigmoid(), 'modality': modality.softmax(1), 'link': (groups, that, link, new), 'y': y,
    }


def span_weights(article, first, last, gold):
    """Of a note only spans that touch an actor are taught, and not whether its article belongs to it."""
    taught, words, out = article['taught'], article['words'], torch.zeros(len(first), 1)
    for k, (f, l) in enumerate(zip(first.tolist(), last.tolist())):
        beside = (f + 1, l) if words[f].lower() == 'the' else (f - 1, l) if f > 0 and words[f - 1].lower() == 'the' else None
        if not taught.isdisjoint(range(f, l + 1)) and ((f, l) in gold or beside not in gold):
            out[k] = 1
    return out


def keep_claims(article, ms, windows):
    """Pairs of neighbouring sentences that carry a claim are never left out by sampling."""
    where = {(m[0], m[1]): k for k, m in enumerate(ms) if m[4] < 0}
    have = {(a, b) for w in windows if w[4] for a, b in zip(w[2], w[3])}
    rows = {w[0]: w for w in windows if w[4]}
    for source, target, relation, *_rest in article['claims']:
        if not source or not target:
            continue
        a, b = where.get((source[0], source[1] - 1)), where.get((target[0], target[1] - 1))
        if a is None or b is None or abs(ms[a][5] - ms[b][5]) != 1 or (a, b) in have:
            continue
        have.add((a, b))
        number = min(ms[a][5], ms[b][5])
        lo, hi = article['sentences'][number][0], article['sentences'][number + 1][1]
        if lo in rows:
            rows[lo][2].append(a)
            rows[lo][3].append(b)
        else:
            rows[lo] = (lo, hi, [a], [b], True)
            windows.append(rows[lo])
    return windows


def cue_loss(article, windows, cues, of_claim):
    total, n, at = 0, 0, 0
    for (lo, hi, s, _t, _c), attention in zip(windows, cues):
        for k in range(len(s)):
            number = int(of_claim[at + k])
            if number >= 0:
                cue = article['claims'][number][5]
                if cue and lo <= cue[0] and cue[1] <= hi:
                    total = total - torch.log(attention[k, cue[0] - lo : cue[1] - lo].sum() + 1e-6)
                    n += 1
        at += len(s)
    return 0.15 * total / n if n else torch.zeros(())


def speaker_candidates(article, ms, sentence):
    return [k for k, m in enumerate(ms) if m[4] < 0 and abs(m[5] - sentence) <= 1]


def speaker_far(ms, k, sentence, claim_first):
    gap = ms[k][0] - claim_first
    side = 0 if gap < 0 else 1
    bucket = min(3, abs(gap) // 6)
    return 1 + side * 4 + bucket + 8 * (ms[k][5] - sentence == 0) if abs(ms[k][5] - sentence) <= 1 else 0


def speaker_loss(net, article, ms, hidden, said, of_claim, g):
    rows, pair, candidate, far, gold, groups = [], [], [], [], [], []
    for p in said:
        source, target, _r, _m, speaker, cue, sentence, _c, _es, _et, told = article['claims'][int(of_claim[p])]
        anchor = (cue or source or target)
        if anchor is None or (told and speaker is None):
            continue
        cands = speaker_candidates(article, ms, sentence)
        right = [k for k in cands if speaker in ms[k][2]] if speaker is not None else []
        if speaker is not None and not right:
            continue
        start = len(pair)
        for k in cands:
            pair.append(p)
            candidate.append(k)
            far.append(speaker_far(ms, k, sentence, anchor[0]))
        groups.append((p, start, len(pair), [start + cands.index(k) for k in right]))
    if not groups or not pair:
        return None
    score = net.speakers(hidden, g, torch.tensor(pair), torch.tensor(candidate), torch.tensor(far))
    none = net.speaker_none(hidden).squeeze(1)
    total = 0
    for p, a, b, right in groups:
        everything = torch.cat([none[p : p + 1], score[a:b]])
        good = none[p] if not right else score[right].logsumexp(0)
        total = total + everything.logsumexp(0) - good
    return 0.5 * total / len(groups)


def new_scores(net, g, ms, info, groups, this, feats):
    at = [k for k, _ in groups]
    seen = torch.tensor([[float(bool(len(rows)) and feats[rows[0] : rows[-1] + 1, 0].any()), float(ms[k][3]), float(ms[k][4] >= 0), float(info[k][4])] for k, rows in groups])
    return net.link_new(g[at]).squeeze(1) + net.link_new_features(seen).squeeze(1)


def unsaid_entities(article):
    out = {}
    for source, target, _r, _m, _s, _c, sentence, _k, es, et, _t in article['claims']:
        if source is None:
            out.setdefault((sentence, 0), set()).add(es)
        if target is None:
            out.setdefault((sentence, 1), set()).add(et)
    return out


def link_loss(article, ms, info, groups, that, link, new):
    """Names are easy and many: what is no name counts twice."""
    unsaid = unsaid_entities(article)
    total, n = 0, 0
    for at, (k, rows) in enumerate(groups):
        m = ms[k]
        who = m[2] if m[4] < 0 else unsaid.get((m[5], m[4]), frozenset())
        if not who and m[4] >= 0:
            continue
        right = [r for r in rows if ms[that[r]][2] & who]
        if not rows:
            continue
        everything = torch.cat([new[at : at + 1], link[rows[0] : rows[-1] + 1]])
        good = link[right].logsumexp(0) if right else new[at]
        # An unsaid end that is said nowhere teaches nothing.
        if m[4] >= 0 and not right:
            continue
        weight = 1.0 if info[k][4] else 2.0
        total = total + weight * (everything.logsumexp(0) - good)
        n += weight
    return total / n if n else torch.zeros(())


def evaluate(net, articles, pieces):
    net.eval()
    rng = random.Random(0)
    span = [0, 0, 0]
    typed = [0, 0, 0]
    by = {th: [0, 0, 0] for th in (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)}
    linked = {'name': [0, 0], 'description': [0, 0], 'pronoun': [0, 0], 'unsaid': [0, 0], 'new': [0, 0]}
    modality = [0, 0]
    with torch.no_grad():
        for article in articles:
            r = forward(net, [article], pieces, rng, False)[0]
            first, last, logits = r['span']
            gold = gold_spans(article)
            on = logits > 0
            got = {(int(first[k]), int(last[k])) for k in on.any(1).nonzero().flatten().tolist()}
            span = [a + b for a, b in zip(span, (len(got & set(gold)), len(got), len(gold)))]
            gt = {(s, t) for s, ts in gold.items() for t in ts}
            pt = {((int(first[k]), int(last[k])), TYPES[t]) for k, t in on.nonzero().tolist()}
            typed = [a + b for a, b in zip(typed, (len(gt & pt), len(pt), len(gt)))]
            ms, rel = r['ms'], r['relation'].clone()
            for k, (m, _) in r.get('marked', {}).items():
                rel[k] = torch.sigmoid((1 - OF_MARKS) * torch.logit(rel[k].clamp(1e-5, 1 - 1e-5)) + OF_MARKS * torch.logit(m.clamp(1e-5, 1 - 1e-5)))
            have = {(es, rel_, et) for _s, _t, rel_, _m, _sp, _c, _n, _core, es, et, _told in article['claims']}
            core = {(es, rel_, et) for _s, _t, rel_, _m, _sp, _c, _n, c, es, et, _told in article['claims'] if c}
            for th in by:
                said = set()
                for k, q in (rel[:, :-1] > th).nonzero().tolist():
                    for a in ms[int(r['source'][k])][2]:
                        for b in ms[int(r['target'][k])][2]:
                            if a != b:
                                said.add((a, RELATIONS[q], b))
                sym = {(b, x, a) for a, x, b in have if x in ('COOPERATES_WITH', 'NEGOTIATES_WITH', 'AGREES_WITH')}
                right = said & (have | sym)
                by[th] = [a + b for a, b in zip(by[th], (len(right), len(said), 0))] + [0] if False else [by[th][0] + len(right), by[th][1] + len(said), by[th][2] + len(core), (by[th][3] if len(by[th]) > 3 else 0) + len(said & core | {c for c in core if (c[2], c[1], c[0]) in said and c[1] in ('COOPERATES_WITH', 'NEGOTIATES_WITH', 'AGREES_WITH')})]
            groups, that, link, new = r['link']
            unsaid = unsaid_entities(article)
            for at, (k, rows) in enumerate(groups):
                m = ms[k]
                who = m[2] if m[4] < 0 else unsaid.get((m[5], m[4]), frozenset())
                if not who or not rows:
                    continue
                right = [x for x in rows if ms[that[x]][2] & who]
                best = max(rows, key=lambda x: float(link[x]))
                is_new = m[4] < 0 and float(new[at]) > float(link[best])
                what = 'unsaid' if m[4] >= 0 else 'pronoun' if m[3] else 'new' if not right else 'name' if any(w[:1].isupper() for w in article['words'][m[0] : m[1] + 1]) else 'description'
                ok = is_new if what == 'new' else (not is_new and best in right)
                linked[what][0] += ok
                linked[what][1] += 1
    net.train()
    f = lambda r, p, g: round(2 * r / max(1, p + g), 3)
    line = f'spans F1 {f(*span)} (P {span[0] / max(1, span[1]):.3f}) typed {f(*typed)}; links ' + ' '.join(f'{k} {a / max(1, n):.3f}' for k, (a, n) in linked.items())
    best = []
    for th, (right, n, c, rc) in by.items():
        p, rr = right / max(1, n), rc / max(1, c)
        best.append(f'{th}: P {p:.3f} R {rr:.3f} F {2 * p * rr / max(1e-9, p + rr):.3f}')
    return line + '\n   pairs with true mentions and links ' + '; '.join(best)


def main():
    train_file, dev_file, model_folder, out = sys.argv[1:5]
    articles, dev = pickle.load(open(train_file, 'rb')), pickle.load(open(dev_file, 'rb'))
    rng = random.Random(SEED)
    if SHARE < 1:
        rng.shuffle(articles)
        articles = articles[: int(len(articles) * SHARE)]
    pieces = Pieces(model_folder)
    states = []
    for line in open(os.path.join(os.path.dirname(__file__), '../../graph-schema/gazetteer/generated/states.tsv'), encoding='utf8'):
        cells = line.rstrip('\n').split('\t')
        if line[0] != '#' and len(cells) > 4 and ' ' not in cells[2] and cells[4] and ' ' not in cells[4].split('|')[0]:
            states.append((cells[2], cells[4].split('|')[0]))
    surnames = sorted({e['name'].split()[-1] for a in articles for e in a['entities'] if e['type'] == 'person' and len(e['name'].split()) == 2})
    print(len(articles), 'articles', len(states), 'states', len(surnames), 'surnames', flush=True)
    net = Reader(load_bert(model_folder, int(os.environ.get('LAYERS', 12))))
    print('weights M', sum(p.numel() for p in net.parameters()) / 1e6, flush=True)
    if os.environ.get('INIT'):
        read_weights(net, os.environ['INIT']) if os.environ['INIT'].endswith('.bin') else net.load_state_dict(torch.load(os.environ['INIT'])['state'], strict=False)
    lr = float(os.environ.get('LR', 1e-4))
    encoder = net.encoder.learning()
    heads = [p for n, p in net.named_parameters() if not n.startswith(('encoder.', 'mark_'))]
    marks = [p for n, p in net.named_parameters() if n.startswith('mark_')]
    for layer in net.encoder.layers[: net.encoder.frozen]:
        layer.requires_grad_(False)
    opt = torch.optim.AdamW([{'params': encoder, 'lr': lr}, {'params': heads, 'lr': float(os.environ.get('HEADS_LR', 8e-4))}, {'params': marks, 'lr': float(os.environ.get('MARKS_LR', 6e-4))}], weight_decay=0.01, fused=True)
    per_round = (len(articles) + 1) // 2
    steps = int(os.environ.get('STEPS', per_round * ROUNDS))
    until = int(os.environ.get('UNTIL', steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + 1) / 150) * max(0.02, 1 - k / steps))
    started, sums, step = time.time(), {}, 0
    net.train()
    base = articles
    while step < until:
        if os.environ.get('MORE'):
            articles = base + pickle.load(open(os.environ['MORE'], 'rb'))
            print(len(articles), 'articles now', flush=True)
        order = list(range(len(articles)))
        rng.shuffle(order)
        read_at = time.time()
        for at in range(0, len(order), 2):
            if os.environ.get('MORE') and os.path.getmtime(os.environ['MORE']) > read_at:
                read_at = time.time()
                newer = {a['article']: a for a in pickle.load(open(os.environ['MORE'], 'rb'))}
                articles = [newer.get(a['article'], a) for a in articles]
                print('articles read again', len(newer), flush=True)
            chosen = [articles[k] for k in order[at : at + 2]]
            chosen = [swap_names(a, states, surnames, rng) if rng.random() < SWAP else a for a in chosen]
            short = [a for a in (crop(rng.choice(articles), rng) for _ in range(CROPS)) if len(a['mentions']) > 1]
            short = [swap_names(a, states, surnames, rng) if rng.random() < SWAP else a for a in short]
            plain = [notes.note(rng, states) for _ in range(NOTES)]
            results = forward(net, chosen + short + plain + ([invent.article(rng, states)] if INVENTED else []), pieces, rng, True)
            loss = sum(sum(r.values()) for r in results[: len(chosen)]) / len(chosen)
            if INVENTED:
                loss = loss + INVENTED * sum(v for k, v in results.pop().items() if k in OF_PAIRS)
            for r in results[len(chosen) : len(chosen) + len(short)]:
                loss = loss + sum(r.values()) / (2 * CROPS)
            for it, r in zip(plain, results[len(chosen) + len(short) :]):
                loss = loss + OF_NOTES * sum(v for k, v in r.items() if not it['silent'] or k in OF_PAIRS) / NOTES
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads + marks, 1.0)
            opt.step()
            schedule.step()
            step += 1
            for r in results:
                for k, v in r.items():
                    sums.setdefault(k, []).append(float(v.detach()))
            if step % 10 == 0:
                print(f'step {step}/{steps} {time.time() - started:.0f} s ', {k: round(sum(v) / len(v), 3) for k, v in sums.items()}, flush=True)
                sums = {}
            if step % per_round == 0 or step == until or step % per_round == per_round // 2 and step < per_round:
                print(f'round {step / per_round:.2f} {time.time() - started:.0f} s:', evaluate(net, dev if step >= per_round else dev[:15], pieces), flush=True)
                torch.save({'state': net.state_dict(), 'step': step}, out)
            if step % 400 == 0:
                torch.save({'state': net.state_dict(), 'step': step}, out.replace('.pt', f'_{step}.pt'))
            if step >= until:
                break


if __name__ == '__main__':
    main()
