"""Encodes pictures by EfficientNet-Lite0 as torch runs it: `python efficientnet_reference.py WEIGHTS IN.npy OUT.npz`.

IN holds prepared pictures, shape (n, 3, 224, 224); OUT gets the features, the square roots of the class probabilities,
and one tensor of the weights as torch reads it, with the file's number of tensors.
"""

from __future__ import annotations

import sys

import numpy as np
import torch
from efficientnet_lite_pytorch.model import EfficientNet

weights, prepared, target = sys.argv[1:]
torch.set_num_threads(1)
state = torch.load(weights, map_location="cpu", weights_only=True)
network = EfficientNet.from_name("efficientnet-lite0")
network.load_state_dict(state)
network.eval()
with torch.inference_mode():
    features = network.extract_features(torch.from_numpy(np.load(prepared))).mean(dim=(2, 3))
    concepts = torch.softmax(network._fc(features), dim=1).sqrt()
stem = state["_conv_stem.weight"].numpy()
np.savez(target, features=features.numpy(), concepts=concepts.numpy(), stem=stem, count=len(state))
