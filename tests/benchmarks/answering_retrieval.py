"""What clip-retrieval's server does with a query, without a port open to the network. Used by side_by_side.py.

Runs in clip-retrieval's own environment: python answering_retrieval.py MODEL INDEX, or "command" and arguments of its
command line.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

_OPERATORS = Path(__file__).resolve().parents[2] / "models" / "encoders" / "torchvision_operators.py"


def ensure_torchvision() -> None:
    """As Findling does; from its file, because nothing else of Findling is here."""
    found = importlib.util.spec_from_file_location("torchvision_operators", _OPERATORS)
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    module.ensure_torchvision()


def answer(model: str, index: str) -> None:
    """Print the names of the ten best pictures for every line that comes in."""
    from clip_retrieval.clip_back import ClipOptions, KnnService, load_clip_indices

    paths = Path(index) / "indices.json"
    paths.write_text(json.dumps({"pictures": index}))
    options = ClipOptions(
        indice_folder="",
        clip_model=model,
        enable_hdf5=False,
        enable_faiss_memory_mapping=False,
        columns_to_return=["image_path"],
        reorder_metadata_by_ivf_index=False,
        enable_mclip_option=False,
        use_jit=False,
        use_arrow=False,
        provide_safety_model=False,
        provide_violence_detector=False,
        provide_aesthetic_embeddings=False,
    )
    service: Any = KnnService(clip_resources=load_clip_indices(str(paths), options))
    for query in sys.stdin:
        found = service.query(
            text_input=query.strip(), modality="image", indice_name="pictures", num_images=10, num_result_ids=10,
            deduplicate=False, use_safety_model=False, use_violence_detector=False,
        )  # fmt: skip
        names = [os.path.basename(one["image_path"]) for one in found]
        print(json.dumps(names), file=_answers, flush=True)


# The library prints to stdout as it goes.
_answers = os.fdopen(os.dup(1), "w")

if __name__ == "__main__":
    ensure_torchvision()
    if sys.argv[1] == "command":
        from clip_retrieval.cli import main

        sys.argv = ["clip-retrieval", *sys.argv[2:]]
        main()
    else:
        os.dup2(2, 1)
        answer(*sys.argv[1:])
