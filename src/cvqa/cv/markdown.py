"""Markdown of a CV's texts: plain words, and the links in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cvqa.cv.model import Link

_BLOCKS = ["list", "heading", "blockquote", "code", "hr", "lheading", "reference", "fence"]
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(_BLOCKS)


@dataclass(frozen=True)
class Plain:
    """A text without its Markdown on one line, its links, and the parts that stood in bold."""

    text: str
    links: tuple[Link, ...] = ()
    bold: tuple[str, ...] = ()


def strip(markdown: str) -> Plain:
    """Reads inline Markdown only: a text that opens with `1.` or `#` keeps it, since a CV means it."""
    reader = _Reader()
    for token in _PARSER.parse(markdown.strip()):
        if token.type == "inline":
            reader.read(token.children or ())
            reader.words.append(" ")
    return Plain(" ".join("".join(reader.words).split()), tuple(reader.links), tuple(reader.bold))


class _Reader:
    def __init__(self) -> None:
        self.words, self.links, self.bold = list[str](), list[Link](), list[str]()
        self._link, self._strong = (0, ""), 0

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                self.words.append(" ")
            elif token.type == "link_open":
                self._link = len(self.words), str(token.attrGet("href") or "")
            elif token.type == "link_close":
                self._close_link()
            elif token.type == "strong_open":
                self._strong = len(self.words)
            elif token.type == "strong_close":
                self.bold.append("".join(self.words[self._strong :]))
            else:
                self.words.append(token.content)

    def _close_link(self) -> None:
        start, url = self._link
        if url and url != "#":
            self.links.append(Link("".join(self.words[start:]), url))
