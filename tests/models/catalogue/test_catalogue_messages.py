"""Why a file failed is kept in a form that can be said in another language when it is read."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from models import messages
from models.catalogue import files
from models.catalogue.catalogue import Catalogue
from models.catalogue.files import ScannedFile
from models.kinds import Kind
from models.media import failures
from models.messages import say

_GERMAN = {
    "This %1 is damaged.": "Diese Datei ist beschädigt (%1).",
    "picture": "Bild",
    "It could not be decoded: %1.": "Sie ließ sich nicht entschlüsseln: %1.",
    "it breaks off": "sie bricht ab",
}


def test_a_failed_file_tells_its_reason_in_the_language_of_who_reads_it(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", tmp_path / "snapshots")
    with catalogue.write() as connection:
        files.put_scanned(connection, files.add_root(connection, b"/r"), [ScannedFile(b"/r/a.jpg", Kind.IMAGE, 10, 1)])
        files.mark_failed(connection, 1, failures.damaged(Kind.IMAGE, say("it breaks off")))
        stored = connection.execute(text("SELECT what FROM file")).scalar_one()
    messages.speak(lambda template: _GERMAN.get(template, template), str)
    try:
        with catalogue.read() as connection:
            (german,) = files.failures(connection)
    finally:
        messages.speak_english()
    with catalogue.read() as connection:
        (english,) = files.failures(connection)
    catalogue.close()
    assert stored.startswith("This picture is damaged.")
    assert (english.what, english.why) == ("This picture is damaged.", "It could not be decoded: it breaks off.")
    assert german.what == "Diese Datei ist beschädigt (Bild)."
    assert german.why == "Sie ließ sich nicht entschlüsseln: sie bricht ab."
