"""The reader's net: a BERT-shaped encoder over windows of sentences, and four heads on words: spans, links, pairs (claims), speakers."""
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

RELATIONS = (
    'BACKS AIDS COOPERATES_WITH AGREES_WITH YIELDS_TO AFFILIATED_WITH NEGOTIATES_WITH MEDIATES URGES OPPOSES ACCUSES THREATENS PROTESTS SANCTIONS '
    'MOBILIZES_AGAINST COERCES FIGHTS CONSIDERS_TERRORIST PART_OF REPRESENTS CONTROLS ACTIVE_IN VISITS LOCATED_IN ACTS_FOR'
).split()
SYMMETRIC = {'COOPERATES_WITH', 'NEGOTIATES_WITH', 'AGREES_WITH'}
MODALITIES = ['asserted', 'denied', 'proposed', 'ended']
TYPES = ['person', 'group', 'place', 'issue']
KINDS = (
    'other politician state people policy city country official organisation media region party civilian armed-group parliament government agency '
    'proposal ministry military company outcome deal law journalist coalition soldier demand building court police militant diplomat event academic lawyer'
).split()
MAX_WIDTH = 16
WINDOW = int(os.environ.get('WINDOW', 126))
"""Word pieces in a window, without the two marks; the product reads 126."""
SHAPES = 7
PRONOUN_CLASSES = 8
SPAN_DIM, MENTION_DIM, PAIR_DIM, HEADS, KEY_DIM, VALUE_DIM, LINK_DIM, SPEAKER_DIM = 48, 256, 256, 4, 32, 48, 128, 64


class Pieces:
    """Word pieces of one word, remembered."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(f'{folder}/tokenizer.json')
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def __call__(self, form):
        got = self.known.get(form)
        if got is None:
            got = self.tokenizer.encode(form, add_special_tokens=False).ids[:12] or [100]
            self.known[form] = got
        return got


def shape_of(form):
    if form.isdigit() or (form[:1].isdigit()):
        return 5
    if not any(c.isalnum() for c in form):
        return 6
    if form.islower():
        return 1
    if len(form) > 1 and form.isupper():
        return 3
    if form[:1].isupper() and form[1:].islower() or len(form) == 1 and form.isupper():
        return 2
    return 4


class Layer(nn.Module):
    def __init__(self, width, inner, heads, dropout):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask, kept=None):
        b, t, w = x.shape
        cut = lambda z: z.view(b, t, self.heads, -1).transpose(1, 2)
        k, v = cut(self.k(x)), cut(self.v(x))
        if kept is not None:
            kept.append((k, v))
        a = F.scaled_dot_product_attention(cut(self.q(x)), k, v, attn_mask=mask)
        x = self.n1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, t, w))))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def marks(self, z, windows, kept, mask):
        """States of marks [pairs, 4, width]: each sees the words of its window and the four of its pair; no word sees them. `windows` [(window, from, to)]."""
        n, four, w = z.shape
        k, v = kept
        h, d = self.heads, w // self.heads
        cut = lambda x: x.view(n, four, h, d)
        q, mk, mv = cut(self.q(z)), cut(self.k(z)), cut(self.v(z))
        out = []
        for window, a, b in windows:
            qs = q[a:b].reshape(-1, h, d).transpose(0, 1)
            far = qs @ k[window].transpose(1, 2) / math.sqrt(d) + mask[window, 0]
            near = torch.einsum('nihd,njhd->hnij', q[a:b], mk[a:b]) / math.sqrt(d)
            p = torch.cat([far, near.reshape(h, -1, four)], 2).softmax(2)
            t = far.shape[2]
            got = p[:, :, :t] @ v[window]
            own = torch.einsum('hnij,njhd->hnid', p[:, :, t:].reshape(h, b - a, four, four), mv[a:b])
            out.append((got + own.reshape(h, -1, d)).transpose(0, 1).reshape(b - a, four, w))
        z = self.n1(z + self.drop(self.o(torch.cat(out))))
        return self.n2(z + self.drop(self.down(F.gelu(self.up(z)))))


class Encoder(nn.Module):
    """BERT of small width; upper case, which the vocabulary lacks, comes in as one of seven shapes a word."""

    def __init__(self, weights, layers=12, heads=12, dropout=0.0, frozen=2):
        super().__init__()
        get = lambda name: weights[name].clone().float()
        words = get('embeddings.word_embeddings.weight')
        width = words.shape[1]
        self.width = width
        self.frozen = frozen
        self.words = nn.Embedding.from_pretrained(words, freeze=False)
        self.places = nn.Embedding.from_pretrained(get('embeddings.position_embeddings.weight')[:256], freeze=False)
        self.kind = nn.Parameter(get('embeddings.token_type_embeddings.weight')[0])
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.norm.weight.data, self.norm.bias.data = get('embeddings.LayerNorm.weight'), get('embeddings.LayerNorm.bias')
        inner = weights['encoder.layer.0.intermediate.dense.weight'].shape[0]
        self.layers = nn.ModuleList([Layer(width, inner, heads, dropout) for _ in range(layers)])
        names = {'q': 'attention.self.query', 'k': 'attention.self.key', 'v': 'attention.self.value', 'o': 'attention.output.dense', 'n1': 'attention.output.LayerNorm', 'up': 'intermediate.dense', 'down': 'output.dense', 'n2': 'output.LayerNorm'}
        for i, layer in enumerate(self.layers):
            for own, theirs in names.items():
                part = getattr(layer, own)
                part.weight.data = get(f'encoder.layer.{i}.{theirs}.weight')
                part.bias.data = get(f'encoder.layer.{i}.{theirs}.bias')
        self.drop = nn.Dropout(dropout)

    def forward(self, pieces, shapes, kept=None):
        """States [windows, places, width]. The first `frozen` layers stay as they came; the shapes are added behind them."""
        mask = torch.zeros(pieces.shape).masked_fill(pieces == 0, -1e9)[:, None, None, :]
        with torch.no_grad():
            x = self.norm(self.words(pieces) + self.places(torch.arange(pieces.shape[1])) + self.kind)
            for layer in self.layers[: self.frozen]:
                x = layer(x, mask, kept)
        x = x + self.shapes(shapes)
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask, kept)
        return x

    def marks(self, z, windows, kept, pieces):
        mask = torch.zeros(pieces.shape).masked_fill(pieces == 0, -1e9)[:, None, None, :]
        z = self.norm(z)
        for layer, it in zip(self.layers, kept):
            z = layer.marks(z, windows, it, mask)
        return z

    def learning(self):
        """The weights that are learned."""
        return [*self.shapes.parameters(), *(p for layer in self.layers[self.frozen :] for p in layer.parameters())]


class Reader(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        w = encoder.width
        # Spans: begin and end of each type, their product; a word inside adds its own.
        self.span_begin, self.span_end = nn.Linear(w, len(TYPES) * SPAN_DIM), nn.Linear(w, len(TYPES) * SPAN_DIM)
        self.span_begin1, self.span_end1, self.span_in1 = nn.Linear(w, len(TYPES)), nn.Linear(w, len(TYPES)), nn.Linear(w, len(TYPES))
        self.span_width = nn.Embedding(MAX_WIDTH + 1, len(TYPES))
        # Mentions.
        self.mention = nn.Linear(3 * w, MENTION_DIM)
        self.unsaid = nn.Embedding(2, MENTION_DIM)
        self.unsaid_mean = nn.Linear(w, MENTION_DIM)
        self.mention_type = nn.Linear(MENTION_DIM, len(TYPES))
        self.mention_kind = nn.Linear(MENTION_DIM, len(KINDS))
        # Pairs.
        self.pair_source, self.pair_target = nn.Linear(MENTION_DIM, PAIR_DIM), nn.Linear(MENTION_DIM, PAIR_DIM)
        self.pair_product = nn.Linear(MENTION_DIM, PAIR_DIM)
        self.pair_far = nn.Embedding(24, PAIR_DIM)
        self.pair_query = nn.Linear(PAIR_DIM, HEADS * KEY_DIM)
        self.key, self.value = nn.Linear(w, HEADS * KEY_DIM), nn.Linear(w, HEADS * VALUE_DIM)
        self.place_bias = nn.Embedding(7, HEADS)
        self.pair_context = nn.Linear(HEADS * VALUE_DIM, PAIR_DIM)
        self.pair_hidden = nn.Linear(PAIR_DIM, PAIR_DIM)
        self.relation = nn.Linear(PAIR_DIM, len(RELATIONS))
        self.modality = nn.Linear(PAIR_DIM, len(MODALITIES))
        # Speakers.
        self.speaker_query, self.speaker_key = nn.Linear(PAIR_DIM, SPEAKER_DIM), nn.Linear(MENTION_DIM, SPEAKER_DIM)
        self.speaker_far = nn.Embedding(24, 1)
        self.speaker_none = nn.Linear(PAIR_DIM, 1)
        # Links.
        self.link_left, self.link_right = nn.Linear(MENTION_DIM, LINK_DIM), nn.Linear(MENTION_DIM, LINK_DIM)
        self.link_features = nn.Sequential(nn.Linear(LINK_FEATURES, 48), nn.GELU(), nn.Linear(48, 1))
        self.link_new = nn.Linear(MENTION_DIM, 1)
        self.link_new_features = nn.Linear(4, 1)
        # Marks: begin and end of source and target of one pair, with the type of what they mark, read by the same layers.
        self.mark_role, self.mark_type = nn.Embedding(4, w), nn.Embedding(len(TYPES) + 1, w)
        self.mark_hidden = nn.Linear(2 * w, PAIR_DIM)
        self.mark_relation, self.mark_modality = nn.Linear(PAIR_DIM, len(RELATIONS)), nn.Linear(PAIR_DIM, len(MODALITIES))
        nn.init.normal_(self.mark_role.weight, std=0.02)
        nn.init.zeros_(self.mark_type.weight)
        self.drop = nn.Dropout(0.15)
        for head in (self.span_begin1, self.relation, self.mark_relation):
            nn.init.constant_(head.bias, -4.0)

    # -- words -------------------------------------------------------------------------------------------------
    def encode(self, batch, kept=None):
        h = self.encoder(batch['pieces'], batch['shapes'], kept)
        return self.drop(h[batch['word_window'], batch['word_place']])

    # -- spans -------------------------------------------------------------------------------------------------
    def spans(self, words, first, last):
        """Logits [spans, types] of candidate spans; `last` is the last word, inclusive."""
        n = len(TYPES)
        begin = F.gelu(self.span_begin(words)).view(-1, n, SPAN_DIM)
        end = F.gelu(self.span_end(words)).view(-1, n, SPAN_DIM)
        inside = self.span_in1(words)
        total = torch.cat([torch.zeros(1, n), inside.cumsum(0)])
        score = (begin[first] * end[last]).sum(2) / math.sqrt(SPAN_DIM)
        length = (last - first + 1).unsqueeze(1)
        return score + self.span_begin1(words)[first] + self.span_end1(words)[last] + (total[last + 1] - total[first]) / length + self.span_width((last - first + 1).clamp(max=MAX_WIDTH))

    # -- mentions ----------------------------------------------------------------------------------------------
    def mentions(self, words, first, last, sentence_first, sentence_last, unsaid):
        """Vectors [mentions, MENTION_DIM]; `last` inclusive; `unsaid` -1 for a said mention, 0 unsaid source, 1 unsaid target of its sentence."""
        total = torch.cat([torch.zeros(1, words.shape[1]), words.cumsum(0)])
        mean = (total[last + 1] - total[first]) / (last - first + 1).unsqueeze(1)
        said = F.gelu(self.mention(torch.cat([words[first], words[last], mean], 1)))
        whole = (total[sentence_last] - total[sentence_first]) / (sentence_last - sentence_first).unsqueeze(1)
        hidden = F.gelu(self.unsaid(unsaid.clamp(min=0)) + self.unsaid_mean(whole))
        return torch.where((unsaid >= 0).unsqueeze(1), hidden, said)

    # -- pairs -------------------------------------------------------------------------------------------------
    def pairs(self, words, mentions, spans, pairs):
        """`pairs`: list of (window first word, window last word, source [P], target [P]) one an attention window. Gives hidden [all, PAIR_DIM] and cue attention per window."""
        keys, values = self.key(words).view(-1, HEADS, KEY_DIM), self.value(words).view(-1, HEADS, VALUE_DIM)
        left, right = self.pair_source(mentions), self.pair_target(mentions)
        source = torch.cat([p[2] for p in pairs])
        target = torch.cat([p[3] for p in pairs])
        first, last = spans
        far = pair_distance(first, last, source, target)
        u = left[source] + right[target] + self.pair_product(mentions[source] * mentions[target]) + self.pair_far(far)
        query = self.pair_query(F.gelu(u)).view(-1, HEADS, KEY_DIM)
        contexts, cues, at = [], [], 0
        for lo, hi, s, t in pairs:
            n = len(s)
            q, k, v = query[at : at + n], keys[lo:hi], values[lo:hi]
            score = torch.einsum('phd,whd->phw', q, k) / math.sqrt(KEY_DIM)
            score = score + self.place_bias(word_places(torch.arange(lo, hi), first, last, s, t)).permute(0, 2, 1)
            a = score.softmax(2)
            cues.append(a[:, 0])
            contexts.append(torch.einsum('phw,whd->phd', a, v).reshape(n, -1))
            at += n
        hidden = F.gelu(u + self.pair_context(torch.cat(contexts)))
        hidden = F.gelu(self.pair_hidden(self.drop(hidden)) + hidden)
        return self.drop(hidden), cues, source, target

    def marked(self, batch, kept, places, types, windows):
        """Relation and modality logits of pairs by marks: `places` [pairs, 4] of pieces in their windows, `types` [pairs, 2]."""
        e = self.encoder
        kinds = self.mark_type(types)[:, [0, 0, 1, 1]]
        z = e.places(places) + e.kind + self.mark_role.weight + kinds
        z = e.marks(z, windows, kept, batch['pieces']).float()
        hidden = F.gelu(self.mark_hidden(self.drop(torch.cat([z[:, 0] + z[:, 1], z[:, 2] + z[:, 3]], 1))))
        return self.mark_relation(hidden), self.mark_modality(hidden)

    def speakers(self, hidden, mentions, pair, candidate, far):
        return (self.speaker_query(hidden[pair]) * self.speaker_key(mentions[candidate])).sum(1) / math.sqrt(SPEAKER_DIM) + self.speaker_far(far).squeeze(1)

    # -- links -------------------------------------------------------------------------------------------------
    def links(self, mentions, this, that, features):
        return (self.link_left(mentions[this]) * self.link_right(mentions[that])).sum(1) / math.sqrt(LINK_DIM) + self.link_features(features).squeeze(1)


LINK_FEATURES = 30


def pair_distance(first, last, source, target):
    """0: unsaid; else 1..23 by words between, source first 1-11, target first 12-22, nested 23."""
    gap = torch.where(first[target] > first[source], first[target] - last[source] - 1, first[source] - last[target] - 1)
    bucket = torch.bucketize(gap.clamp(min=0), torch.tensor([0, 1, 2, 3, 5, 8, 12, 18, 28, 45]))
    out = torch.where(first[target] > first[source], 1 + bucket, 12 + bucket)
    out = torch.where(gap < 0, torch.full_like(out, 23), out)
    return torch.where((first[source] < 0) | (first[target] < 0), torch.zeros_like(out), out)


def word_places(words, first, last, s, t):
    """[pairs, words]: 0 before both, 1 in source, 2 in target, 3 between, 4 after both (5, 6 the same for a target that comes first)."""
    w = words.unsqueeze(0)
    fs, ls, ft, lt = (x.unsqueeze(1) for x in (first[s], last[s], first[t], last[t]))
    out = torch.zeros(len(s), len(words), dtype=torch.long)
    lo, hi = torch.minimum(fs, ft), torch.maximum(ls, lt)
    turned = ft < fs
    out = torch.where((w >= lo) & (w <= hi), torch.where(turned, 5, 3), out)
    out = torch.where(w > hi, torch.where(turned, 6, 4), out)
    out = torch.where((w >= fs) & (w <= ls), 1, out)
    return torch.where((w >= ft) & (w <= lt), 2, out)


def load_bert(folder, layers=12, frozen=2):
    return Encoder(load_file(f'{folder}/model.safetensors'), layers=layers, frozen=frozen)
