"""`from_onnx.py MODEL.onnx TOKENIZER.json OUT_FOLDER`: an encoder of BERT's form as `train.py` reads it: model.safetensors, tokenizer.json, vocab.txt.

Exports to ONNX turn matrices round and lose their names; each is named after the bias that is added to its product.
"""
import json
import os
import shutil
import sys

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import save_file

PREFIXES = ('bert.', 'model.', '0.auto_model.', 'auto_model.')


def plain(name):
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name


source, tokenizer, out = sys.argv[1:4]
graph = onnx.load(source).graph
arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
weights = {plain(name): array for name, array in arrays.items() if plain(name).startswith(('embeddings.', 'encoder.layer'))}
readers = {}
for node in graph.node:
    for name in node.input:
        readers.setdefault(name, []).append(node)
for node in graph.node:
    if node.op_type != 'MatMul' or node.input[1] not in arrays:
        continue
    added = next(reader for reader in readers[node.output[0]] if reader.op_type == 'Add')
    bias = plain(next(name for name in added.input if name in arrays))
    weights[bias.removesuffix('.bias') + '.weight'] = arrays[node.input[1]].T
os.makedirs(out, exist_ok=True)
save_file({name: np.ascontiguousarray(array, dtype=np.float32) for name, array in weights.items() if array.dtype.kind == 'f'}, f'{out}/model.safetensors')
shutil.copy(tokenizer, f'{out}/tokenizer.json')
vocabulary = json.load(open(tokenizer, encoding='utf8'))['model']['vocab']
with open(f'{out}/vocab.txt', 'w', encoding='utf8') as file:
    file.write('\n'.join(sorted(vocabulary, key=vocabulary.get)) + '\n')
