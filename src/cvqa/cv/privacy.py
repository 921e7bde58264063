"""Taking what is private out of a file before anything is read from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvqa.cv.yaml_lines import Node

MASK = "[withheld]"
HEADER_FIELDS = ("headline", "label", "location", "email", "photo", "phone", "website", "social_networks", "custom_connections")
_BETWEEN = r"[\s().\-–/*_·]*"
LONGEST_COUNTRY_CODE = 3
FEWEST_DIGITS = 6  # of a number without its country code: fewer would mask years and sums


@dataclass(frozen=True)
class Withheld:
    """A file's tree without what is private, the names of the fields taken out, and what masks a text."""

    root: Node
    fields: tuple[str, ...]
    unknown: tuple[str, ...]  # named as private, but neither a field nor a text of the CV
    patterns: tuple[re.Pattern[str], ...]

    def masked(self, text: str) -> str:
        """The text with every private value replaced."""
        return masked(text, self.patterns)


def withhold(root: Node, private: Sequence[str]) -> Withheld:
    """Drops private fields, of the header and of entries, and masks their values and the private texts everywhere else."""
    keys = set(_keys(root))
    whole = [unicodedata.normalize("NFKC", text) for text in _scalars(root)]
    fields = tuple(name for name in private if name in keys and name != "name")
    values = [value for name in fields for value in _values(root, name)]
    texts = [name for name in private if name not in keys and name not in HEADER_FIELDS]
    patterns = tuple(_pattern(text) for text in sorted({*values, *texts}, key=len, reverse=True) if text.strip())
    unknown = tuple(text for text in texts if not any(_pattern(text).search(line) for line in whole))
    return Withheld(_without(root, frozenset(fields), patterns), fields, unknown, patterns)


def masked(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """Compatibility forms (full-width digits) are made plain first where a private value shows in them."""
    plain = unicodedata.normalize("NFKC", text)
    if not any(pattern.search(plain) for pattern in patterns):
        return text
    for pattern in patterns:
        plain = pattern.sub(MASK, plain)
    return plain


def _pattern(text: str) -> re.Pattern[str]:
    """A telephone number in any grouping, with or without its country code; other texts in any case and spacing."""
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = re.sub(r"\D", "", plain)
    if len(digits) >= FEWEST_DIGITS and re.fullmatch(r"(?:tel:)?[+\d\s().\-/]+", plain):
        return re.compile("|".join(_numbers(digits)))
    words = r"[\s*_`]+".join(re.escape(word) for word in plain.split())  # emphasis inside it hides nothing
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _numbers(digits: str) -> Iterator[str]:
    for cut in range(LONGEST_COUNTRY_CODE + 1):
        code, rest = digits[:cut], digits[cut:]
        if len(rest) >= FEWEST_DIGITS:
            prefix = rf"(?:(?:\+|00)?{_BETWEEN}{code}{_BETWEEN})?" if code else r"(?:\+|00)?"
            yield rf"(?<!\d){prefix}(?:\(?0\)?{_BETWEEN})?{_BETWEEN.join(rest)}(?!\d)"


def _keys(root: Node) -> Iterator[str]:
    """The names that a field can be called by: those of the header, and the owner's own in entries."""
    cv = root.at(["cv"]).pairs or {}
    yield from (key for key in cv if key in HEADER_FIELDS)
    for section in (cv["sections"].pairs or {}).values() if "sections" in cv else ():
        for entry in section.items or ():
            yield from (key for key in entry.pairs or {} if key not in HEADER_FIELDS)


def _scalars(node: Node) -> Iterator[str]:
    if node.scalar is not None:
        yield node.scalar
    for key, child in (node.pairs or {}).items():
        yield key
        yield from _scalars(child)
    for item in node.items or ():
        yield from _scalars(item)


def _values(root: Node, name: str) -> Iterator[str]:
    """What stands under a private key; of social networks, the user names and addresses."""
    for node in _holders(root, name):
        yield from _own(node.at([name]))


def _holders(root: Node, name: str) -> Iterator[Node]:
    """The mappings that hold a private key: the header for its own fields, entries for others."""
    cv = root.at(["cv"])
    entries = (entry for section in (cv.at(["sections"]).pairs or {}).values() for entry in section.items or ())
    for node in (cv,) if name in HEADER_FIELDS else entries:
        if name in (node.pairs or {}):
            yield node


def _own(node: Node) -> Iterator[str]:
    if node.scalar:
        yield node.scalar
    for item in node.items or ():
        yield from _own(item)
    for key in ("username", "url", "placeholder"):
        if node.text(key):
            yield node.text(key)


def _without(root: Node, fields: frozenset[str], patterns: Sequence[re.Pattern[str]]) -> Node:
    cv = root.at(["cv"])
    header = {key: _veiled(child, patterns) for key, child in (cv.pairs or {}).items() if key not in fields and key != "sections"}
    sections = cv.at(["sections"]).pairs if "sections" in (cv.pairs or {}) else None
    shown = {masked(title, patterns): _veiled(section, patterns, fields) for title, section in (sections or {}).items()}
    below = {"sections": replace(cv.at(["sections"]), pairs=shown)} if sections else {}
    return replace(root, pairs={"cv": replace(cv, pairs=header | below)})


def _veiled(node: Node, patterns: Sequence[re.Pattern[str]], fields: frozenset[str] = frozenset()) -> Node:
    """Every text masked, and the keys named by `fields` gone; other keys stand as they are, since they carry the structure."""
    if node.scalar is not None:
        return replace(node, scalar=masked(node.scalar, patterns))
    if node.items is not None:
        return replace(node, items=tuple(_veiled(item, patterns, fields) for item in node.items))
    if node.pairs is None:
        return node
    kept = {key: child for key, child in node.pairs.items() if key not in fields - set(HEADER_FIELDS)}
    return replace(node, pairs={key: _veiled(child, patterns, fields) for key, child in kept.items()})
