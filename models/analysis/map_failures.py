"""Why there is no map, in words for people."""

from __future__ import annotations

from models.errors import UserError
from models.explored import ALL_KINDS, MapWish
from models.messages import say
from models.worker import WorkerFailed, WorkerTooLarge


def nothing_there(wish: MapWish) -> UserError:
    """No item has a vector for the map that is wanted."""
    what = say("There is nothing to put on a map.")
    if wish.space == ALL_KINDS:
        return UserError(what, "Nothing was looked into yet.", "Add a folder, and wait until some of it is indexed.")
    return UserError(what, "No item has a vector in this space now.", "Choose another space, or all kinds.")


def making_failed(error: WorkerFailed) -> UserError:
    """The process that makes maps is gone."""
    if isinstance(error, WorkerTooLarge):
        return UserError("The map was not made.", "It needs more memory than there is.", "Close some programs first.")
    return UserError(
        "The map was not made.",
        say("The process that makes it ended (%1).", error),
        "Try again, or choose another method.",
    )
