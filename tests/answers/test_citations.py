"""Every citation's quote stands in the CV's file, on the lines that it names."""

from __future__ import annotations

from collections.abc import Iterator

from cvqa.answer.compose import JOINED
from cvqa.answer.reply import Citation, Status
from tests.answers.cv_text import CvText, plain
from tests.answers.desks import Desk

CUT = " …"  # what ends a quote that was too long
LONGEST, MOST = 600, 8


def test_answered_replies_cite_one_to_eight_entries_once_each(any_desk: Desk) -> None:
    cited = {told.asked: [one.id for one in reply.citations] for told, reply in any_desk.replies if reply.status is Status.ANSWERED}
    assert len(cited) > 30
    assert {asked: ids for asked, ids in cited.items() if not 1 <= len(ids) <= MOST or len(set(ids)) < len(ids)} == {}


def test_no_reply_cites_too_much(any_desk: Desk) -> None:
    assert {told.asked: len(reply.citations) for told, reply in any_desk.replies if len(reply.citations) > MOST} == {}


def test_citations_lead_to_the_entries_that_they_name(any_desk: Desk) -> None:
    entries = {entry.id: entry for entry in any_desk.build.cv.entries}
    cited = {(one.id, one.section, one.url) for _, reply in any_desk.replies for one in reply.citations}
    assert len({id for id, *_ in cited}) > 10
    assert [found for found in cited if found[0] not in entries or entries[found[0]].section != found[1]] == []
    assert [found for found in cited if not found[2].endswith(f"#{found[0]}")] == []


def test_every_citation_says_something(any_desk: Desk) -> None:
    fields = [(told.asked, one.title, one.quote) for told, reply in any_desk.replies for one in reply.citations]
    assert fields
    assert [found for found in fields if not all(text.strip() for text in found)] == []


def test_every_quote_stands_in_the_file_where_it_says(any_desk: Desk) -> None:
    file = CvText.read(any_desk.cv_file)
    cited = {one: told.asked for told, reply in any_desk.replies for one in reply.citations}
    assert len(cited) > 30
    astray = [f"{asked}\n  {one.source} ({one.id}) does not hold {part!r}" for one, asked in cited.items() for part in _astray(one, file)]
    assert not astray, "\n".join(astray)


def test_no_quote_is_longer_than_it_may_be(any_desk: Desk) -> None:
    lengths = {one.id: len(one.quote) for _, reply in any_desk.replies for one in reply.citations}
    assert lengths
    assert {id: length for id, length in lengths.items() if length > LONGEST} == {}


def test_scores_are_cosines(any_desk: Desk) -> None:
    scores = [one.score for _, reply in any_desk.replies for one in reply.citations if one.score is not None]
    assert scores
    assert [score for score in scores if not -1 <= score <= 1] == []


def _astray(citation: Citation, file: CvText) -> Iterator[str]:
    """The parts of a quote that do not stand on the lines of its source, one beginning where it says so."""
    there = file.at(citation.source)
    for part in citation.quote.removesuffix(CUT).split(JOINED):
        if not part.strip() or plain(part) not in there:
            yield part
