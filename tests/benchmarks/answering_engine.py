"""Findling's engine without its window, for side_by_side.py: a query on each line of stdin, ten names on stdout.

Run: python answering_engine.py LIBRARY
"""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path

import comparing  # noqa: F401  puts the repository on Python's path

from models.answers import SearchRequest
from models.engine import Engine


def main() -> None:
    with closing(Engine(Path(sys.argv[1]), read_only=True)) as engine:
        for query in sys.stdin:
            hits = engine.search(SearchRequest(query.strip(), limit=10, folded=False)).hits
            print(json.dumps([hit.name for hit in hits]), flush=True)


if __name__ == "__main__":
    main()
