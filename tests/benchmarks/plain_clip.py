"""Search among pictures as a person would write it in an afternoon: open_clip, Pillow, batches, one matrix product.

Used by side_by_side.py. Run: python plain_clip.py index CHECKPOINT FOLDER INDEX
                              python plain_clip.py numpy|faiss CHECKPOINT INDEX     queries on stdin, a line each
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))
import numpy as np
from PIL import Image

from models.encoders.torchvision_operators import ensure_torchvision

ensure_torchvision()  # its import fails beside some CPU-only builds of PyTorch
import open_clip  # noqa: E402
import torch  # noqa: E402

ARCHITECTURE = "ViT-B-32-256"
_BATCH = 32
_WANTED = 10


def index(network: Any, preprocess: Any, folder: Path, target: Path) -> None:
    """Encode all pictures of a folder, and keep their vectors and names."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    vectors = []
    with torch.no_grad():
        for first in range(0, len(paths), _BATCH):
            batch = [preprocess(Image.open(path).convert("RGB")) for path in paths[first : first + _BATCH]]
            rows = network.encode_image(torch.stack(batch))
            vectors.append((rows / rows.norm(dim=-1, keepdim=True)).numpy())
    np.save(target / "vectors.npy", np.concatenate(vectors))
    (target / "names.json").write_text(json.dumps([path.name for path in paths]))


def answer(network: Any, target: Path, use_faiss: bool) -> None:
    """Print the names of the ten best pictures for every line that comes in."""
    vectors, names = np.load(target / "vectors.npy"), json.loads((target / "names.json").read_text())
    tokenize, wanted = open_clip.get_tokenizer(ARCHITECTURE), min(_WANTED, len(names))
    if use_faiss:
        import faiss

        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(vectors)
    for query in sys.stdin:
        with torch.no_grad():
            row = network.encode_text(tokenize([query.strip()]))
            row = (row / row.norm(dim=-1, keepdim=True)).numpy()
        best = flat.search(row, wanted)[1][0] if use_faiss else np.argsort(-(vectors @ row[0]))[:wanted]
        print(json.dumps([names[number] for number in best]), flush=True)


def main() -> None:
    what, checkpoint, *folders = sys.argv[1:]
    network, _, preprocess = open_clip.create_model_and_transforms(ARCHITECTURE, pretrained=checkpoint)
    network.eval()
    if what == "index":
        index(network, preprocess, Path(folders[0]), Path(folders[1]))
    else:
        answer(network, Path(folders[0]), what == "faiss")


if __name__ == "__main__":
    main()
