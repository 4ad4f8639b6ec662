"""Weights out of a file that `export.py` made: `read_weights(net, file)` fills a net with them, so that learning can go on from what is shipped."""
import json

import numpy as np
import torch

KINDS = {'i8': np.int8, 'f32': np.float32, 'u8': np.uint8}


def sections_of(file):
    """{name: array} of a model file."""
    data = open(file, 'rb').read()
    size = int.from_bytes(data[12:16], 'little')
    header = json.loads(data[16 : 16 + size])
    at, out = 16 + size, {}
    for section in header['sections']:
        kind = np.dtype(KINDS[section['kind']])
        out[section['name']] = np.frombuffer(data, kind, section['length'], at)
        at += -(-section['length'] * kind.itemsize // 8) * 8
    return out


def fill(parameter, values):
    """Copies; where a parameter has grown more inputs since, the new ones are nought."""
    tensor = torch.from_numpy(np.array(values, dtype=np.float32))
    with torch.no_grad():
        if tensor.numel() == parameter.numel():
            parameter.copy_(tensor.view(parameter.shape))
            return
        old = tensor.view(parameter.shape[0], -1)
        parameter.zero_()
        parameter[:, : old.shape[1]] = old


def read_weights(net, file):
    """Fills `net` with the weights of `file`: bytes times the scale of their output."""
    s = sections_of(file)

    def dense(name, modules):
        outputs = len(s[f'{name}.s'])
        weights = s[f'{name}.w'].reshape(outputs, -1).astype(np.float32) * s[f'{name}.s'][:, None]
        at = 0
        for module in modules:
            n = module.weight.shape[0]
            fill(module.weight, weights[at : at + n])
            fill(module.bias, s[f'{name}.b'][at : at + n])
            at += n

    e = net.encoder
    fill(e.shapes.weight, s['shapes'])
    for i, layer in enumerate(e.layers):
        if i < e.frozen:
            continue
        dense(f'L{i}.attend', [layer.q, layer.k, layer.v])
        dense(f'L{i}.join', [layer.o])
        dense(f'L{i}.up', [layer.up])
        dense(f'L{i}.down', [layer.down])
        for own, norm in (('joinNorm', layer.n1), ('downNorm', layer.n2)):
            fill(norm.weight, s[f'L{i}.{own}.gain'])
            fill(norm.bias, s[f'L{i}.{own}.bias'])
    dense('word', [net.span_begin, net.span_end, net.span_begin1, net.span_end1, net.span_in1, net.key, net.value])
    dense('mention', [net.mention])
    dense('unsaidMean', [net.unsaid_mean])
    dense('mentionHead', [net.mention_type, net.mention_kind, net.link_left, net.link_right, net.link_new, net.speaker_key, net.pair_source, net.pair_target])
    dense('pairProduct', [net.pair_product])
    dense('pairQuery', [net.pair_query])
    dense('pairContext', [net.pair_context])
    dense('pairHidden', [net.pair_hidden])
    dense('pairOut', [net.relation, net.modality, net.speaker_query, net.speaker_none])
    for name, parameter in (
        ('spanWidth', net.span_width.weight), ('unsaid', net.unsaid.weight), ('pairFar', net.pair_far.weight), ('placeBias', net.place_bias.weight),
        ('speakerFar', net.speaker_far.weight), ('link1.w', net.link_features[0].weight), ('link1.b', net.link_features[0].bias),
        ('link2.w', net.link_features[2].weight), ('link2.b', net.link_features[2].bias), ('linkNew.w', net.link_new_features.weight),
        ('linkNew.b', net.link_new_features.bias),
    ):
        fill(parameter, s[name])
