"""Tags beside a hit, their page, and the review of what they are proposed for."""

from __future__ import annotations

import pytest
from conftest import Desk
from fake_link import TAGS, make_hit
from PySide6.QtCore import QItemSelectionModel, Qt

from desktop.tags.tag_book import search_text
from desktop.tags.tag_row import TagRow
from desktop.tags.tags_page import TagsPage
from models.answers import SearchRequest, TagStatus
from models.errors import UserError
from models.query.parts import Example

_PROPOSED = tuple(make_hit(number) for number in range(21, 27))


def _row(desk: Desk) -> TagRow:
    tagged = make_hit(1, own_tags=("animals", "my dog"))
    desk.prepare = lambda link: setattr(link, "hits", (tagged, *link.hits[1:]))
    desk.start()
    desk.window.activateWindow()
    desk.window.results.setCurrentIndex(desk.window.results.hits.index(0))
    return desk.window.preview.tags


@pytest.fixture
def page(desk: Desk, qtbot) -> TagsPage:
    desk.prepare = lambda link: setattr(link, "proposals", _PROPOSED)
    desk.start()
    desk.window.activateWindow()
    desk.window.panels.show_tags()
    page = desk.window.panels.tags
    qtbot.waitUntil(lambda: bool(page.lines))
    return page


def _review(page: TagsPage, qtbot) -> None:
    qtbot.mouseClick(page.lines[1].review, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.review.view.hits.rowCount() == len(_PROPOSED))


# Beside a hit


def test_the_tags_of_a_hit_are_shown_and_searched_for(desk: Desk, qtbot) -> None:
    row = _row(desk)
    assert row.names == ("animals", "my dog")
    with qtbot.waitSignal(desk.window.query.answered):
        qtbot.mouseClick(row.chips[1].word, Qt.MouseButton.LeftButton)
    assert desk.window.query.request == SearchRequest('tag:"my dog"')
    assert desk.window.search_bar.field.text() == 'tag:"my dog"'


def test_a_tag_is_added_with_a_key_and_taken_back(desk: Desk, qtbot) -> None:
    row = _row(desk)
    row.field.setFocus()
    desk.wait_asked("tags.all")
    qtbot.keyClicks(row.field, "for  the album")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.names == ("animals", "my dog", "for the album"))
    assert desk.link.asked("tags.put") == [("for the album", (1,))]
    assert "for the album was added" in desk.window.banner.message
    desk.window.banner._button.click()
    assert len(desk.wait_asked("tags.undo")) == 1


def test_a_tag_is_for_all_that_are_selected(desk: Desk, qtbot) -> None:
    row = _row(desk)
    model = desk.window.results.selectionModel()
    model.select(desk.window.results.hits.index(1), QItemSelectionModel.SelectionFlag.Select)
    row.field.setFocus()
    qtbot.waitUntil(lambda: row.field.placeholderText() == "Add a tag to all 2 selected")
    qtbot.keyClicks(row.field, "lions")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert desk.wait_asked("tags.put") == [("lions", (1, 2))]
    qtbot.waitUntil(lambda: "added to 2 results" in desk.window.banner.message)


def test_tags_that_there_are_are_offered(desk: Desk, qtbot) -> None:
    row = _row(desk)
    row.field.setFocus()
    qtbot.waitUntil(lambda: row.field.names.stringList() == ["animals", "my dog"])
    row.field.completer().setCompletionPrefix("DOG")
    assert row.field.completer().currentCompletion() == "my dog"


def test_delete_takes_a_tag_off(desk: Desk, qtbot) -> None:
    row = _row(desk)
    row.chips[0].word.setFocus()
    qtbot.keyClick(row.chips[0].word, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: row.names == ("my dog",))
    assert desk.link.asked("tags.decide") == [(1, (1,), False)]
    qtbot.waitUntil(lambda: row.chips[0].word.hasFocus())
    assert desk.window.banner.message.startswith("animals was taken off image-1.jpg.")
    row.chips[0].cross.click()
    qtbot.waitUntil(lambda: row.names == ())
    qtbot.waitUntil(row.field.hasFocus)


def test_what_is_not_looked_into_yet_has_no_tags(desk: Desk) -> None:
    row = _row(desk)
    desk.window.preview.show_hit(make_hit(8, item_id=None))
    assert not row.isVisible()


def test_a_tag_that_cannot_be_added_says_why(desk: Desk, qtbot) -> None:
    row = _row(desk)
    desk.link.errors["tags.put"] = UserError("The tag was not added.", "The disk is full.", "Make room.")
    row.field.setText("x")
    row.field.returnPressed.emit()
    qtbot.waitUntil(lambda: "The disk is full." in desk.window.banner.message)
    assert row.names == ("animals", "my dog")


@pytest.mark.parametrize(("name", "text"), [("receipts", "tag:receipts"), ("my dog", 'tag:"my dog"')])
def test_a_tag_is_searched_for_by_name(name: str, text: str) -> None:
    assert search_text(name) == text


# The page


def test_a_key_opens_the_page_and_it_lists_the_tags(desk: Desk, qtbot) -> None:
    desk.start()
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    page = desk.window.panels.tags
    qtbot.waitUntil(lambda: set(page.lines) == {1, 2})
    assert page.isVisible()
    assert page.lines[1]._facts.text() == "1 file \N{MIDDLE DOT} proposed for: lion"
    assert page.lines[1].review.text() == "Review 3 proposals"
    assert not page.lines[2].review.isVisible()
    assert not page.lines[2].again.isVisible()
    assert not page._none.isVisible()


def test_without_tags_the_page_explains(desk: Desk, qtbot) -> None:
    desk.prepare = lambda link: setattr(link, "known_tags", ())
    desk.start()
    desk.window.sidebar.tags_wanted.emit()
    page = desk.window.panels.tags
    desk.wait_asked("tags.all")
    assert page._none.isVisible()
    assert "nothing is written into your files" in page._none.text()
    qtbot.waitUntil(page.maker.name.hasFocus)


def test_the_words_follow_the_name_until_they_are_changed(page: TagsPage, desk: Desk, qtbot) -> None:
    maker = page.maker
    assert not maker.make.isEnabled()
    qtbot.keyClicks(maker.name, "rec")
    assert maker.words.text() == "rec"
    maker.words.selectAll()
    qtbot.keyClicks(maker.words, "a till slip")
    qtbot.keyClicks(maker.name, "eipts")
    assert maker.words.text() == "a till slip"
    qtbot.keyClick(maker.name, Qt.Key.Key_Return)
    assert desk.wait_asked("tags.add") == [("receipts", SearchRequest("a till slip"))]
    qtbot.waitUntil(lambda: page.reviewing)
    assert desk.wait_asked("tags.waiting")[0][0] == 9
    assert maker.name.text() == ""


def test_a_tag_is_made_of_what_is_selected(page: TagsPage, desk: Desk, qtbot) -> None:
    assert not page.maker.make_of_selected.isVisible()
    desk.window.panels.left.emit()
    desk.window.results.selectAll()
    desk.window.panels.show_tags()
    assert page.maker.make_of_selected.text() == "Make it of the 4 selected results"
    page.maker.name.setText("mine")
    page.maker.make_of_selected.click()
    ((name, request),) = desk.wait_asked("tags.add")
    assert name == "mine"
    assert request.examples[0] == Example(item=1, name="image-1.jpg")
    assert len(request.examples) == 4
    assert desk.wait_asked("tags.decide") == [(9, (1, 2, 3, 4), True)]
    qtbot.waitUntil(lambda: page.reviewing)


def test_a_tag_that_finds_nothing_says_so(page: TagsPage, desk: Desk, qtbot) -> None:
    desk.link.proposals = ()
    page.maker.name.setText("unicorns")
    page.maker.make.click()
    qtbot.waitUntil(lambda: "Nothing was found" in desk.window.banner.message)
    assert not page.reviewing


def test_a_name_that_is_taken_or_refused_says_why(page: TagsPage, desk: Desk, qtbot) -> None:
    page.maker.name.setText("ANIMALS")
    page.maker.make.click()
    assert "There is one called ANIMALS already." in page.maker.problem
    assert desk.link.asked("tags.add") == []
    desk.link.errors["tags.add"] = UserError("It was not made.", "kind:x is no kind.", "Mend it.")
    page.maker.name.setText("x")
    assert page.maker.problem == ""
    page.maker.make.click()
    qtbot.waitUntil(lambda: "kind:x is no kind." in page.maker.problem)
    assert page.maker.make.isEnabled()


def test_a_tag_is_renamed_in_its_place(page: TagsPage, desk: Desk, qtbot) -> None:
    line = page.lines[2]
    line.name.setFocus()
    qtbot.keyClick(line.name, Qt.Key.Key_F2)
    field = line._head.itemAt(0).widget()
    qtbot.waitUntil(field.hasFocus)
    field.setText("our dog")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.wait_asked("tags.rename") == [(2, "our dog")]
    qtbot.waitUntil(lambda: line.name.text() == "our dog")
    line.rename()
    qtbot.keyClick(line._head.itemAt(0).widget(), Qt.Key.Key_Escape)
    assert len(desk.link.asked("tags.rename")) == 1
    assert line.name.isVisible()


def test_a_tag_is_removed_and_brought_back(page: TagsPage, desk: Desk, qtbot) -> None:
    page.lines[2].name.setFocus()
    desk.link.known_tags = TAGS[:1]
    qtbot.keyClick(page.lines[2].name, Qt.Key.Key_Delete)
    assert desk.wait_asked("tags.remove") == [(2,)]
    qtbot.waitUntil(lambda: set(page.lines) == {1})
    assert "The tag my dog was removed." in desk.window.banner.message
    desk.link.known_tags = TAGS
    desk.window.banner._button.click()
    qtbot.waitUntil(lambda: set(page.lines) == {1, 2})


def test_a_click_on_a_tag_searches_for_it_and_leaves_the_page(page: TagsPage, desk: Desk, qtbot) -> None:
    with qtbot.waitSignal(desk.window.query.answered):
        page.lines[1].name.click()
    assert desk.window.query.text == "tag:animals"
    assert not desk.window.panels.shown


def test_looking_again_says_what_came_of_it(page: TagsPage, desk: Desk, qtbot) -> None:
    page.lines[1].again.click()
    qtbot.waitUntil(lambda: desk.window.banner.message == "There are 6 proposals for animals.")
    assert desk.link.asked("tags.propose") == [(1,)]


def test_hundreds_of_tags_are_listed_up_to_a_limit(page: TagsPage, desk: Desk, qtbot) -> None:
    desk.link.known_tags = tuple(TagStatus(number, f"tag {number}", SearchRequest(), 0, 0) for number in range(305))
    desk.window.tags.refresh()
    qtbot.waitUntil(lambda: len(page.lines) == 300)
    assert page._more.text() == "and 5 more"


# The review


def test_keys_keep_and_refuse_and_go_on_to_the_next(page: TagsPage, desk: Desk, qtbot) -> None:
    _review(page, qtbot)
    view = page.review.view
    qtbot.waitUntil(view.hasFocus)
    assert page.review._title.text() == "animals: 6 proposals"
    qtbot.keyClick(view, Qt.Key.Key_Y)
    assert view.current == _PROPOSED[1]
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert [hit.item_id for hit in view.hits.hits] == [23, 24, 25, 26]
    qtbot.waitUntil(lambda: len(desk.link.asked("tags.decide")) == 2)
    assert desk.link.asked("tags.decide") == [(1, (21,), True), (1, (22,), False)]
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert desk.wait_asked("tags.decide", 3)[2] == (1, (23, 24, 25, 26), False)


def test_the_last_decisions_are_taken_back_one_by_one(page: TagsPage, desk: Desk, qtbot) -> None:
    _review(page, qtbot)
    view = page.review.view
    assert not page.review.undo.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Y)
    qtbot.waitUntil(page.review.undo.isEnabled)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.wait_asked("tags.undo")) == 1
    qtbot.waitUntil(lambda: view.hits.rowCount() == len(_PROPOSED))
    assert not page.review.undo.isEnabled()


def test_after_the_last_one_more_are_asked_for(page: TagsPage, desk: Desk, qtbot) -> None:
    _review(page, qtbot)
    desk.link.proposals = ()
    page.review.keep_all.click()
    qtbot.waitUntil(lambda: page.review.said.startswith("Everything was looked at."))
    assert desk.link.asked("tags.decide") == [(1, tuple(range(21, 27)), True)]
    assert not page.review.keep.isEnabled()


def test_esc_goes_back_to_the_list_and_then_to_the_results(page: TagsPage, desk: Desk, qtbot) -> None:
    _review(page, qtbot)
    qtbot.waitUntil(page.review.view.hasFocus)
    qtbot.keyClick(page.review.view, Qt.Key.Key_Escape)
    assert not page.reviewing
    assert page.isVisible()
    qtbot.keyClick(page.maker.name, Qt.Key.Key_Escape)
    assert not desk.window.panels.shown


def test_a_decision_that_fails_says_so(page: TagsPage, desk: Desk, qtbot) -> None:
    _review(page, qtbot)
    desk.link.errors["tags.decide"] = UserError("It was not written.", "The disk is full.", "Make room.")
    qtbot.keyClick(page.review.view, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "The disk is full." in desk.window.banner.message)
    qtbot.waitUntil(lambda: page.review.view.hits.rowCount() == len(_PROPOSED))
