"""Leases: nobody does what somebody else does, and who lost one commits nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, func, insert, select, update

from models.kinds import Kind
from models.shared import contents, leases
from models.shared.database import SharedCatalogue
from models.shared.leases import READING, Holder, LeaseLost
from models.shared.tables import coverage, file, lease, root

_SHA = "a" * 64
_SHORT_S = 0.2


@pytest.fixture
def one() -> Holder:
    return leases.new_holder("one")


@pytest.fixture
def two() -> Holder:
    return leases.new_holder("two")


@pytest.fixture
def waiting(catalogue: SharedCatalogue) -> Callable[[int], int]:
    """Puts waiting files into a root, whose id it returns."""

    def put(connection: Connection, count: int) -> int:
        root_id = connection.execute(insert(root).values(name="archive", added_at=func.now()).returning(root.c.id))
        number = int(root_id.scalar_one())
        row = {"root_id": number, "folder": "", "ext": "", "kind": "image", "size_bytes": 1, "mtime_ns": 1}
        row |= {"state": "waiting", "reason": "", "what": "", "why": "", "what_to_do": "", "words": ""}
        names = [f"{one}.png" for one in range(count)]
        connection.execute(insert(file), [row | {"path": name.encode(), "name": name} for name in names])
        return number

    return lambda count: catalogue.change(lambda connection: put(connection, count))


def _tokens(
    catalogue: SharedCatalogue, holder: Holder, *, reads: bool = True, spaces: tuple[int, ...] = ()
) -> set[int]:
    taken = catalogue.change(lambda connection: leases.claim_content(connection, holder, _SHA, spaces, reads=reads))
    return set(taken.tokens)


def test_no_file_is_taken_twice(
    catalogue: SharedCatalogue, waiting: Callable[[int], int], one: Holder, two: Holder
) -> None:
    root_id = waiting(5)
    # Both transactions are open at once: neither waits for the other.
    with catalogue._engine.connect() as first, catalogue._engine.connect() as second:
        mine = leases.claim_files(first, one, [root_id], 3)
        yours = leases.claim_files(second, two, [root_id], 3)
        first.commit()
        second.commit()
    assert len(mine) == 3 and len(yours) == 2
    assert not {taken.file_id for taken in mine} & {taken.file_id for taken in yours}
    assert catalogue.change(lambda connection: leases.claim_files(connection, one, [root_id], 3)) == []
    assert catalogue.change(lambda connection: leases.claim_files(connection, one, [root_id + 1], 3)) == []


def test_a_file_is_taken_over_when_its_term_has_ended(
    catalogue: SharedCatalogue, waiting: Callable[[int], int], two: Holder
) -> None:
    root_id = waiting(1)
    brief = leases.new_holder("brief", _SHORT_S)
    (before,) = catalogue.change(lambda connection: leases.claim_files(connection, brief, [root_id], 1))
    time.sleep(2 * _SHORT_S)
    (after,) = catalogue.change(lambda connection: leases.claim_files(connection, two, [root_id], 1))
    assert after.file_id == before.file_id and after.token > before.token
    # What the first one has to say of it no longer counts.
    catalogue.change(lambda connection: leases.release_file(connection, before, _SHA))
    with catalogue.read() as connection:
        assert connection.execute(select(file.c.holder, file.c.sha256)).one() == (two.name, None)


def test_a_heartbeat_keeps_files_and_contents(
    catalogue: SharedCatalogue, waiting: Callable[[int], int], two: Holder
) -> None:
    root_id = waiting(1)
    brief = leases.new_holder("brief", 1.0)
    catalogue.change(lambda connection: leases.claim_files(connection, brief, [root_id], 1))
    assert _tokens(catalogue, brief) == {READING}
    for _ in range(6):
        time.sleep(0.3)
        catalogue.change(lambda connection: leases.beat(connection, brief))
    assert catalogue.change(lambda connection: leases.claim_files(connection, two, [root_id], 1)) == []
    assert _tokens(catalogue, two) == set()
    catalogue.change(lambda connection: leases.release_all(connection, brief))
    assert _tokens(catalogue, two) == {READING}


def test_a_content_is_read_by_one(catalogue: SharedCatalogue, one: Holder, two: Holder) -> None:
    assert _tokens(catalogue, one, spaces=(7, 8)) == {READING, 7, 8}
    assert _tokens(catalogue, two, spaces=(7, 9)) == set()
    with catalogue.read() as connection:
        assert {row.holder for row in connection.execute(select(lease))} == {one.name}


def test_a_space_that_somebody_fills_is_left_to_them(catalogue: SharedCatalogue, one: Holder, two: Holder) -> None:
    def known(connection: Connection) -> None:
        content_id = contents.put(connection, _SHA, Kind.IMAGE)
        contents.set_whole(connection, content_id)

    catalogue.change(known)
    assert _tokens(catalogue, one, reads=True) == set()
    assert _tokens(catalogue, one, reads=False, spaces=(7,)) == {7}
    assert _tokens(catalogue, two, reads=False, spaces=(7, 8)) == {8}


def test_what_is_covered_is_not_taken(catalogue: SharedCatalogue, one: Holder) -> None:
    from fakes import fake_space

    def known(connection: Connection) -> tuple[int, int]:
        spaces = [contents.put_space(connection, fake_space(name, 3, Kind.IMAGE)) for name in ("a", "b")]
        content_id = contents.put(connection, _SHA, Kind.IMAGE)
        contents.set_whole(connection, content_id)
        contents.set_done(connection, content_id, spaces[0], {"image": 1}, whole=True)
        return spaces[0], spaces[1]

    first, second = catalogue.change(known)
    assert _tokens(catalogue, one, reads=False, spaces=(first, second)) == {second}
    with catalogue.read() as connection:
        lacking = connection.execute(select(coverage.c.space_id).where(~coverage.c.whole)).scalars().all()
    assert lacking == [second]


def test_who_lost_a_lease_commits_nothing(catalogue: SharedCatalogue, two: Holder) -> None:
    brief = leases.new_holder("brief", _SHORT_S)
    before = catalogue.change(lambda connection: leases.claim_content(connection, brief, _SHA, (7,), reads=True))
    time.sleep(2 * _SHORT_S)
    # Nobody has taken it: it still counts, and counts on.
    catalogue.change(lambda connection: leases.demand(connection, brief, before))
    assert _tokens(catalogue, two) == set()
    time.sleep(2 * _SHORT_S)
    after = catalogue.change(lambda connection: leases.claim_content(connection, two, _SHA, (7,), reads=True))
    assert all(after.tokens[one] > before.tokens[one] for one in after.tokens)
    with pytest.raises(LeaseLost):
        catalogue.change(lambda connection: leases.demand(connection, brief, before))
    # Nor does it give away what others have.
    catalogue.change(lambda connection: leases.release(connection, brief, before, set(before.tokens)))
    catalogue.change(lambda connection: leases.demand(connection, two, after))


def test_what_others_have_in_hand_is_known(
    catalogue: SharedCatalogue, waiting: Callable[[int], int], one: Holder, two: Holder
) -> None:
    root_id = waiting(1)

    def others(holder: Holder) -> bool:
        return catalogue.change(lambda connection: leases.others_work(connection, holder, [root_id], []))

    assert not others(two)
    (taken,) = catalogue.change(lambda connection: leases.claim_files(connection, one, [root_id], 1))
    assert others(two) and not others(one)
    catalogue.change(lambda connection: connection.execute(update(file).values(sha256=_SHA)))
    _tokens(catalogue, one)
    catalogue.change(lambda connection: leases.release_file(connection, taken, _SHA))
    assert others(two)
    assert catalogue.change(lambda connection: leases.claim_files(connection, two, [root_id], 1)) == []
    with catalogue.read() as connection:
        (held,) = leases.statuses(connection)
    assert (held.holder, held.files, held.contents, held.has_ended) == (one.name, 0, 1, False)
