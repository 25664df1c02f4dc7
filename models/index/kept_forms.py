"""The forms in which a person may have vectors kept in memory and searched; see docs/adr/0015."""

from __future__ import annotations

from typing import Final

QUICKEST: Final = ""
"""Whatever finds enough in the shortest time, by measurement: exact while that is quick, codes past it."""
EXACT: Final = "float16"
CODES: Final = "codes"
BYTES_COMPARED: Final = "int8 compared"
BYTES: Final = "int8"
HALF_COMPARED: Final = "pca 2"
QUARTER_COMPARED: Final = "pca 4"

KEPT_FORMS: Final = (QUICKEST, EXACT, CODES, BYTES_COMPARED, HALF_COMPARED, QUARTER_COMPARED, BYTES)
"""In the order in which they are offered. All but the last compare what they name with the vectors themselves."""
FEWEST_TO_LEARN: Final = 1000
"""With fewer items there is too little to learn a form from, and an exact search takes no time."""


def fewest_for(form: str, dim: int) -> int:
    """From how many vectors of a length a form can be made. Below, vectors are looked at as they are."""
    if form in (QUICKEST, EXACT):
        return 0
    # Principal components: as many directions can be told apart as there are vectors.
    return max(FEWEST_TO_LEARN, dim) if form in (HALF_COMPARED, QUARTER_COMPARED) else FEWEST_TO_LEARN
