"""How freely words are taken: only what may have been mistyped is."""

from __future__ import annotations

from tantivy import Document, Searcher

from fairbrief.discovery.engine.asking import Asked, Scope
from fairbrief.discovery.engine.documents import mark
from fairbrief.discovery.engine.facts import ANYWHERE, Family, fact
from fairbrief.discovery.engine.lookup import WELL_KNOWN, Place, look_up
from fairbrief.discovery.engine.schema import made, schema
from tests.builders import NOW


def index_of(titles: list[str]) -> Searcher:
    index = made(None)
    writer = index.writer(15_000_000, 1)
    writer.add_document(mark("{}"))
    listed = [fact(Family.DOCUMENT), fact(Family.LISTED, ANYWHERE)]
    for number, title in enumerate(titles, start=1):
        values = {"id": number, "newest": number, "text": title, "plain": title, "fact": listed}
        writer.add_document(Document.from_dict(values, schema()))
    writer.commit()
    index.reload()
    return index.searcher()


def test_a_word_that_many_have_is_not_taken_for_another() -> None:
    searcher = index_of([*["Poster"] * WELL_KNOWN, "Porter with a lantern"])

    def ids(said: str) -> list[int]:
        asked = Asked(Scope(), {"q": said, "unpaid": True}, NOW)
        return look_up(searcher, asked, after=Place(), most=50).ids

    last = WELL_KNOWN + 1
    assert ids("porter lantern") == ids("prter lantern") == ids("porter lantrn") == [last]
    assert ids("poster lantern") == []
    assert ids("post lantern") == []
    assert len(ids("posters")) == WELL_KNOWN
