"""Groups of duplicates: what belongs together, which file is the best, and that something always stays."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from alike_makers import Tidied, drawing, names, photo
from PIL import ImageEnhance
from sample_files import write_sound, write_text
from sqlalchemy import update

from models.analysis.duplicates import Duplicates
from models.analysis.trashing import TrashCan
from models.catalogue.tables import file
from models.errors import UserError
from models.jobs import Cancelled, JobControl
from models.kinds import Kind
from models.library.trash import TrashedFile
from models.views import DuplicateGroup


def set_age(path: Path, days: int) -> Path:
    os.utime(path, (1_700_000_000 - days * 86_400,) * 2)
    return path


def set_away(tidied: Tidied, name: str) -> None:
    with tidied.catalogue.write() as connection:
        connection.execute(update(file).where(file.c.name == name).values(offline=1))


def ids(group: DuplicateGroup, *wanted: str) -> tuple[int, ...]:
    return tuple(one.file_id for one in group.files if one.name in wanted)


def copies(tidied: Tidied) -> tuple[DuplicateGroup, Duplicates]:
    """Index three copies of one text, the oldest called "a.txt"."""
    write_text(tidied.media / "a.txt", "The bread rises in the cellar. " * 20)
    for number, name in enumerate(("b.txt", "c.txt")):
        shutil.copy(tidied.media / "a.txt", tidied.media / name)
        set_age(tidied.media / name, number)
    set_age(tidied.media / "a.txt", 99)
    duplicates = tidied.index()
    (group,) = duplicates.groups(alike=False)
    return group, duplicates


def test_equal_files_are_a_group_and_the_oldest_is_the_best(tidied: Tidied) -> None:
    group, _ = copies(tidied)
    assert names([group]) == [["a.txt", "c.txt", "b.txt"]]
    assert (group.sort, group.kind, group.why_best) == ("same", Kind.DOCUMENT, "It is the oldest.")
    assert group.spare_bytes == 2 * group.files[0].size_bytes
    assert {one.sameness for one in group.files} == {1.0}


def test_of_equal_files_of_one_age_the_shortest_path_is_the_best(tidied: Tidied) -> None:
    for place in ("x/y/z.txt", "x/z.txt"):
        set_age(write_text(tidied.media / place, "one and the same note"), 5)
    (group,) = tidied.index().groups()
    assert group.files[0].path.endswith(b"x/z.txt".replace(b"/", os.fsencode(os.sep)))
    assert group.why_best == "Its path is the shortest."


def test_the_most_pixels_win_over_age_and_storage_without_loss_over_less(tidied: Tidied) -> None:
    large = photo(1, 800, 600)
    large.save(tidied.media / "large.jpg", quality=80)
    large.resize((400, 300)).save(tidied.media / "small.png")
    set_age(tidied.media / "small.png", 50)
    same_size = photo(2)
    same_size.save(tidied.media / "plain.bmp")
    same_size.save(tidied.media / "pressed.jpg", quality=70)
    sized, stored = sorted(tidied.index().groups(), key=lambda group: group.files[0].name)
    assert (names([sized]), sized.why_best) == (
        [["large.jpg", "small.png"]],
        "It has the most pixels: 800 \N{MULTIPLICATION SIGN} 600.",
    )
    assert (names([stored]), stored.why_best) == ([["plain.bmp", "pressed.jpg"]], "It is stored without loss.")
    assert {sized.sort, stored.sort} == {"alike"}
    assert 0 < sized.files[1].sameness < 1


def test_the_larger_of_two_alike_files_is_the_best(tidied: Tidied) -> None:
    picture = photo(3)
    picture.save(tidied.media / "fine.jpg", quality=95)
    picture.save(tidied.media / "coarse.jpg", quality=50)
    set_age(tidied.media / "coarse.jpg", 50)
    (group,) = tidied.index().groups()
    assert (names([group]), group.why_best) == ([["fine.jpg", "coarse.jpg"]], "It is the largest file.")
    assert group.spare_bytes == (tidied.media / "coarse.jpg").stat().st_size


def test_equal_and_alike_files_are_one_group(tidied: Tidied) -> None:
    photo(4).save(tidied.media / "a.png")
    shutil.copy(tidied.media / "a.png", tidied.media / "a copy.png")
    ImageEnhance.Brightness(photo(4)).enhance(1.1).save(tidied.media / "bright.jpg")
    duplicates = tidied.index()
    (group,) = duplicates.groups()
    assert sorted(names([group])[0]) == ["a copy.png", "a.png", "bright.jpg"]
    assert [one.sameness == 1.0 for one in group.files] == [True, True, False]
    (same,) = duplicates.groups(alike=False)
    assert (len(same.files), same.sort) == (2, "same")


def test_groups_come_by_kind_and_the_largest_first(tidied: Tidied) -> None:
    for name in ("a.txt", "b.txt"):
        write_text(tidied.media / name, "a short note")
    for name in ("a.wav", "b.wav"):
        write_sound(tidied.media / name, 300)
    duplicates = tidied.index()
    assert [group.kind for group in duplicates.groups()] == [Kind.AUDIO, Kind.DOCUMENT]
    assert [group.kind for group in duplicates.groups((Kind.DOCUMENT,))] == [Kind.DOCUMENT]
    assert duplicates.groups((Kind.IMAGE,)) == ()


def test_nothing_is_alike_where_nothing_was_planted(tidied: Tidied) -> None:
    for number in range(12):
        drawing(number).save(tidied.media / f"drawing {number}.png")
        photo(100 + number, 320, 240).save(tidied.media / f"photo {number}.jpg")
    write_sound(tidied.media / "low.wav", 200)
    write_sound(tidied.media / "high.wav", 4000)
    assert tidied.index().groups() == ()


def test_nothing_is_chained_to_what_is_not_like_the_best(tidied: Tidied) -> None:
    # Each is half a percent wider than the one before: neighbours are alike, the first and the last are not.
    whole = photo(5, 1200, 900)
    for number in range(12):
        cut = round(12 * number)
        whole.crop((cut, cut, 1200 - cut, 900 - cut)).save(tidied.media / f"{number:02}.jpg", quality=92)
    groups = tidied.index().groups()
    assert len(groups) > 1
    by_best = {group.files[0].name: {one.name for one in group.files} for group in groups}
    assert "00.jpg" in by_best and "11.jpg" not in by_best["00.jpg"]
    assert sum(len(group.files) for group in groups) == len({one.name for group in groups for one in group.files})


def test_a_file_on_a_drive_that_is_away_is_neither_best_nor_spare(tidied: Tidied) -> None:
    picture = photo(6, 800, 600)
    picture.save(tidied.media / "away.png")
    picture.resize((400, 300)).save(tidied.media / "here.jpg")
    picture.resize((200, 150)).save(tidied.media / "small.jpg")
    duplicates = tidied.index()
    assert names(duplicates.groups()) == [["away.png", "here.jpg", "small.jpg"]]
    set_away(tidied, "away.png")
    (group,) = duplicates.groups()
    assert [(one.name, one.offline) for one in group.files] == [
        ("here.jpg", False),
        ("small.jpg", False),
        ("away.png", True),
    ]
    assert group.spare_bytes == (tidied.media / "small.jpg").stat().st_size


def test_a_hard_link_is_no_duplicate(tidied: Tidied) -> None:
    write_text(tidied.media / "a.txt", "one file with two names")
    os.link(tidied.media / "a.txt", tidied.media / "b.txt")
    assert tidied.index().groups() == ()


def test_what_is_alike_is_looked_for_once_until_something_changes(tidied: Tidied) -> None:
    photo(7).save(tidied.media / "a.png")
    photo(7).save(tidied.media / "a.jpg")
    duplicates = tidied.index()
    first = list(duplicates.find(JobControl()))
    assert first and first[-1].total == 2 and all(0 <= one.done <= one.total for one in first)
    assert list(duplicates.find(JobControl())) == []
    set_away(tidied, "a.jpg")
    assert list(duplicates.find(JobControl())) != []


def test_looking_for_what_is_alike_can_be_cancelled(tidied: Tidied) -> None:
    photo(8).save(tidied.media / "a.png")
    photo(8).save(tidied.media / "a.jpg")
    duplicates = tidied.index()
    job = duplicates.find(JobControl())
    next(job)
    assert duplicates.progress is not None
    duplicates.cancel()
    with pytest.raises(Cancelled):
        list(job)
    assert duplicates.progress is None
    assert len(duplicates.groups()) == 1


def test_chosen_files_go_to_the_trash_and_come_back(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    report = duplicates.trash(ids(group, "b.txt", "c.txt"))
    assert (report.moved, report.problems) == (2, ())
    assert sorted(os.listdir(tidied.media)) == ["a.txt"]
    assert sorted(os.listdir(trash)) == ["b.txt", "c.txt"]
    assert sorted(os.path.basename(path) for path in tidied.changed) == [b"b.txt", b"c.txt"]
    assert duplicates.groups() == ()
    assert duplicates.undo(report.undo) == 2
    assert sorted(os.listdir(tidied.media)) == ["a.txt", "b.txt", "c.txt"]
    assert names(duplicates.groups()) == [["a.txt", "c.txt", "b.txt"]]
    assert duplicates.undo(report.undo) == 0


def test_a_whole_group_never_goes(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    with pytest.raises(UserError, match="Leave at least one file of each group"):
        duplicates.trash(ids(group, "a.txt", "b.txt", "c.txt"))
    assert duplicates.trash(ids(group, "a.txt", "b.txt")).moved == 2
    # The catalogue still knows all three.
    with pytest.raises(UserError, match="not there now"):
        duplicates.trash(ids(group, "c.txt"))
    assert sorted(os.listdir(tidied.media)) == ["c.txt"]


def test_what_is_only_alike_stands_in_for_equal_files_where_that_was_shown(tidied: Tidied, trash: Path) -> None:
    photo(9).save(tidied.media / "a.png")
    shutil.copy(tidied.media / "a.png", tidied.media / "b.png")
    photo(9).resize((320, 240)).save(tidied.media / "small.jpg")
    duplicates = tidied.index()
    (same,) = duplicates.groups(alike=False)
    with pytest.raises(UserError, match="Leave at least one file of each group"):
        duplicates.trash(ids(same, "a.png", "b.png"))
    (alike,) = duplicates.groups()
    assert duplicates.trash(ids(alike, "a.png", "b.png")).moved == 2
    assert os.listdir(tidied.media) == ["small.jpg"]


def test_what_stays_must_be_there_and_unchanged(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    write_text(tidied.media / "a.txt", "something else by now")
    (tidied.media / "b.txt").unlink()
    with pytest.raises(UserError, match="not there now, or have changed"):
        duplicates.trash(ids(group, "c.txt"))
    assert (tidied.media / "c.txt").exists()


def test_the_only_copy_that_is_there_stays_while_the_others_are_away(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    for name in ("a.txt", "b.txt"):
        set_away(tidied, name)
    with pytest.raises(UserError, match="Connect their drive"):
        duplicates.trash(ids(group, "c.txt"))
    report = duplicates.trash(ids(group, "a.txt"))
    assert report.moved == 0 and "not there now" in report.problems[0]


def test_a_file_that_changed_after_it_was_compared_stays(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    write_text(tidied.media / "b.txt", "a new and better version")
    report = duplicates.trash(ids(group, "b.txt", "c.txt"))
    assert report.moved == 1
    assert len(report.problems) == 1 and "changed after it was compared" in report.problems[0]
    assert sorted(os.listdir(tidied.media)) == ["a.txt", "b.txt"]


def test_what_is_no_duplicate_is_not_moved(tidied: Tidied, trash: Path) -> None:
    write_text(tidied.media / "a.txt", "one of a kind")
    duplicates = tidied.index()
    with tidied.catalogue.read() as connection:
        file_id = connection.execute(file.select()).one().id
    with pytest.raises(UserError, match="is no duplicate"):
        duplicates.trash((file_id,))
    report = duplicates.trash((file_id + 1000,))
    assert report.moved == 0 and len(report.problems) == 1


def test_one_file_that_is_reached_by_two_paths_does_not_go(tidied: Tidied, trash: Path) -> None:
    # As where one folder was added by two of its names: the catalogue has two files and the disk has one.
    group, duplicates = copies(tidied)
    for name in ("b.txt", "c.txt"):
        (tidied.media / name).unlink()
        os.link(tidied.media / "a.txt", tidied.media / name)
        with tidied.catalogue.write() as connection:
            seen = (tidied.media / name).stat()
            connection.execute(update(file).where(file.c.name == name).values(mtime_ns=seen.st_mtime_ns))
    with pytest.raises(UserError, match="not there now, or have changed"):
        duplicates.trash(ids(group, "b.txt"))


def test_what_the_trash_refuses_is_said_and_the_rest_goes(tidied: Tidied) -> None:
    group, _ = copies(tidied)

    def move(path: bytes) -> TrashedFile:
        if path.endswith(b"b.txt"):
            raise UserError("It was not moved.", "Its drive has no trash.", "Use your file manager.")
        return TrashedFile(path)

    duplicates = Duplicates(tidied.catalogue, tidied.paths, TrashCan(move, lambda _: None, lambda _: None))
    report = duplicates.trash(ids(group, "b.txt", "c.txt"))
    assert report.moved == 1
    assert report.problems == ("It was not moved. Its drive has no trash. Use your file manager.",)
    # Where only the system knows its trash, nothing can be undone from here.
    assert report.undo == ""


def test_what_cannot_come_back_is_said_and_can_be_tried_again(tidied: Tidied, trash: Path) -> None:
    group, duplicates = copies(tidied)
    report = duplicates.trash(ids(group, "b.txt", "c.txt"))
    write_text(tidied.media / "b.txt", "in the way")
    with pytest.raises(UserError, match="1 of 2 files were put back"):
        duplicates.undo(report.undo)
    assert (tidied.media / "b.txt").read_text() == "in the way"
    (tidied.media / "b.txt").unlink()
    assert duplicates.undo(report.undo) == 1
    with suppress(UserError):
        assert duplicates.undo("unknown") == 0
