"""`export.py CHECKPOINT.pt MODEL_DIR TRAIN.pickle OUT.bin [NOTES.json]`: writes the net as the product reads it (src/text/model/model-file.ts).

Weights are bytes with a scale an output; the most that the inputs of each layer reach is measured on thirty training articles.
"""
import hashlib
import json
import pickle
import random
import sys

import numpy as np
import torch

import train
from model import KINDS, MODALITIES, RELATIONS, TYPES, Pieces, Reader, load_bert

checkpoint, model_folder, train_file, out = sys.argv[1:5]
notes = json.load(open(sys.argv[5])) if len(sys.argv) > 5 else {}
saved = torch.load(checkpoint, map_location='cpu')
layers = 1 + max(int(k.split('.')[2]) for k in saved['state'] if k.startswith('encoder.layers.'))
net = Reader(load_bert(model_folder, layers))
net.load_state_dict(saved['state'], strict=False)
net.eval()
pieces = Pieces(model_folder)

# What inputs reach.
most = {}


def watch(name):
    def hook(_module, inputs, _out):
        most[name] = max(most.get(name, 0.0), float(inputs[0].abs().max()))

    return hook


for name, module in net.named_modules():
    if isinstance(module, torch.nn.Linear):
        module.register_forward_hook(watch(name))
for i, layer in enumerate(net.encoder.layers):
    for part in 'qkv':
        getattr(layer, part).register_forward_hook(lambda _m, _i, o, i=i: most.__setitem__(f'heads.{i}', max(most.get(f'heads.{i}', 0.0), float(o.abs().max()))))
sample = random.Random(7).sample(pickle.load(open(train_file, 'rb')), 12)
with torch.no_grad():
    for article in sample:
        train.forward(net, [article], pieces, random.Random(0), False)

sections = {}


def put(name, array):
    sections[name] = np.ascontiguousarray(array)


def dense(name, modules, sources):
    w = torch.cat([m.weight for m in modules]).detach().numpy().astype(np.float64)
    b = torch.cat([m.bias for m in modules]).detach().numpy()
    scale = np.maximum(np.abs(w).max(1), 1e-9) / 127
    put(f'{name}.w', np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8))
    put(f'{name}.s', scale.astype(np.float32))
    put(f'{name}.b', b.astype(np.float32))
    put(f'{name}.m', np.array([max(most[s] for s in sources) * 1.15], dtype=np.float32))


def numbers(name, tensor):
    put(name, tensor.detach().numpy().astype(np.float32))


e = net.encoder
words = e.words.weight.detach().numpy().astype(np.float64)
scale = np.maximum(np.abs(words).max(1), 1e-9) / 127
put('words', np.rint(words / scale[:, None]).astype(np.int8))
put('words.s', scale.astype(np.float32))
numbers('places', e.places.weight + e.kind)
numbers('norm.gain', e.norm.weight)
numbers('norm.bias', e.norm.bias)
numbers('shapes', e.shapes.weight)
for i, layer in enumerate(e.layers):
    p = f'encoder.layers.{i}.'
    dense(f'L{i}.attend', [layer.q, layer.k, layer.v], [p + 'q', p + 'k', p + 'v'])
    put(f'L{i}.heads', np.array([most[f'heads.{i}'] * 1.1], dtype=np.float32))
    dense(f'L{i}.join', [layer.o], [p + 'o'])
    numbers(f'L{i}.joinNorm.gain', layer.n1.weight)
    numbers(f'L{i}.joinNorm.bias', layer.n1.bias)
    dense(f'L{i}.up', [layer.up], [p + 'up'])
    dense(f'L{i}.down', [layer.down], [p + 'down'])
    numbers(f'L{i}.downNorm.gain', layer.n2.weight)
    numbers(f'L{i}.downNorm.bias', layer.n2.bias)
dense('word', [net.span_begin, net.span_end, net.span_begin1, net.span_end1, net.span_in1, net.key, net.value], ['span_begin', 'key'])
numbers('spanWidth', net.span_width.weight)
dense('mention', [net.mention], ['mention'])
dense('unsaidMean', [net.unsaid_mean], ['unsaid_mean'])
numbers('unsaid', net.unsaid.weight)
dense('mentionHead', [net.mention_type, net.mention_kind, net.link_left, net.link_right, net.link_new, net.speaker_key, net.pair_source, net.pair_target], ['mention_type', 'link_left', 'link_right', 'pair_source', 'speaker_key'] if 'speaker_key' in most else ['link_left', 'pair_source'])
dense('pairProduct', [net.pair_product], ['pair_product'])
numbers('pairFar', net.pair_far.weight)
dense('pairQuery', [net.pair_query], ['pair_query'])
numbers('placeBias', net.place_bias.weight)
dense('pairContext', [net.pair_context], ['pair_context'])
dense('pairHidden', [net.pair_hidden], ['pair_hidden'])
dense('pairOut', [net.relation, net.modality, net.speaker_query, net.speaker_none], ['relation'])
numbers('speakerFar', net.speaker_far.weight)
numbers('link1.w', net.link_features[0].weight)
numbers('link1.b', net.link_features[0].bias)
numbers('link2.w', net.link_features[2].weight)
numbers('link2.b', net.link_features[2].bias)
numbers('linkNew.w', net.link_new_features.weight)
numbers('linkNew.b', net.link_new_features.bias)
put('pieces', np.frombuffer(open(f'{model_folder}/vocab.txt', 'rb').read().rstrip(b'\n'), dtype=np.uint8))

kinds = {np.dtype(np.int8): 'i8', np.dtype(np.float32): 'f32', np.dtype(np.uint8): 'u8'}
pad = lambda b, fill=b'\0': b + fill * ((8 - len(b) % 8) % 8)
payload = b''.join(pad(a.tobytes()) for a in sections.values())
header = {
    'task': 'spans, links and claims',
    'trainedOn': ['annotated news (Article-Bias-Prediction texts)', 'e5-small-v2'],
    'licence': 'CC BY-SA 4.0',
    'scores': notes.get('scores', {}),
    'lists': {'relations': RELATIONS, 'modalities': MODALITIES, 'types': TYPES, 'kinds': KINDS},
    'version': 3,
    'sha256': hashlib.sha256(payload).hexdigest(),
    'sections': [{'name': n, 'kind': kinds[a.dtype], 'length': int(a.size)} for n, a in sections.items()],
}
text = pad(json.dumps(header).encode(), b' ')
with open(out, 'wb') as f:
    f.write(b'STANCEMD' + (0x01020304).to_bytes(4, 'little') + len(text).to_bytes(4, 'little') + text + payload)
print(out, (len(payload) + len(text)) / 1e6, 'MB', {k: round(v, 1) for k, v in most.items()})
