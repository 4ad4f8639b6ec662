"""`average.py OUT.pt SHARE A B MODEL_DIR`: the weights of two runs from one beginning, SHARE of B and the rest of A; A may be a file that `export.py` made.

Averages of runs that began alike are mostly better than either (Wortsman et al. 2022, "Model soups").
"""
import os
import sys

import torch

from model import Reader, load_bert
from read_weights import read_weights


def load(file, model_folder):
    if not file.endswith('.bin'):
        return torch.load(file)['state']
    net = Reader(load_bert(model_folder, int(os.environ.get('LAYERS', 12))))
    read_weights(net, file)
    return net.state_dict()


out, share, a, b, model_folder = sys.argv[1:6]
first, second, share = load(a, model_folder), load(b, model_folder), float(share)
torch.save({'state': {k: (1 - share) * first.get(k, second[k]) + share * second[k] for k in second}}, out)
