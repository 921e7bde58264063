"""A YAML file as a tree of nodes that know their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from cvqa.errors import CvError, Problem

DEEPEST = 20  # no CV nests deeper; an anchor that contains itself does
MOST_NODES = 100_000  # a CV has a few thousand; anchors within anchors grow without end


@dataclass(frozen=True)
class Node:
    """A scalar (as written: `2022-02` stays text), a list or a mapping, on lines `first` to `last` (1-based, inclusive).

    `key_line` is the line of the key or the dash that leads to it.
    """

    first: int
    last: int
    key_line: int
    scalar: str | None = None
    items: tuple[Node, ...] | None = None
    pairs: dict[str, Node] | None = None

    @property
    def plain(self) -> Any:
        """The same without lines: str, None, list and dict."""
        if self.pairs is not None:
            return {key: child.plain for key, child in self.pairs.items()}
        if self.items is not None:
            return [child.plain for child in self.items]
        return self.scalar

    def get(self, key: str) -> Node | None:
        """The value of a mapping's key, None where it is absent or empty."""
        child = (self.pairs or {}).get(key)
        return None if child is None or child.plain in (None, "", [], {}) else child

    def text(self, key: str) -> str:
        """The scalar of a mapping's key, empty where there is none."""
        child = self.get(key)
        return (child.scalar or "").strip() if child else ""

    def listed(self, key: str) -> tuple[Node, ...]:
        """What a mapping's key lists: nothing where it is absent or holds no list."""
        child = self.get(key)
        return (child.items or ()) if child else ()

    def at(self, path: Sequence[int | str]) -> Node:
        """The node that a path of keys and positions leads to, as far as it goes."""
        here = self
        for step in path:
            below = (here.pairs or {}).get(str(step)) if here.items is None else dict(enumerate(here.items)).get(_number(step))
            if below is None:
                return here
            here = below
        return here


def _end(first: int, children: Iterable[Node]) -> int:
    """The last line of a collection; a child that is an alias ends where it is named, not where its anchor stands."""
    return max([first, *(child.last if child.first >= child.key_line else child.key_line for child in children)])


def _number(step: int | str) -> int:
    return step if isinstance(step, int) else -1


def read_yaml(path: Path) -> tuple[Node, tuple[Problem, ...]]:
    """The file's tree and its duplicate keys. Raises CvError where there is no tree: missing, not UTF-8, empty, not YAML."""
    text = _decoded(path)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _refused(path, line, f"a character that YAML does not allow (code {error.character!r})") from error
    except MarkedYAMLError as error:
        raise _refused(path, *_syntax(error)) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise _refused(path, 1, f"not YAML: {' '.join(str(error).split())[:200]}") from error
    if root is None:
        raise _refused(path, 1, "the file is empty", "cv: {name: Jo Doe, sections: {...}}")
    builder = _Builder(path.name, text.splitlines())
    return builder.build(root, root.start_mark.line + 1, 0), tuple(builder.problems)


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "not UTF-8 text", "save the file with the encoding UTF-8") from error
    except OSError as error:
        raise _refused(path, 1, f"{path} cannot be read: {error.strerror}", "--cv corpus/cv.yaml") from error


def _syntax(error: MarkedYAMLError) -> tuple[int, str, str]:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else 1
    said = " ".join(str(error.problem or error.context or "cannot be parsed").split())
    return line, f"YAML syntax: {said}", 'put texts that hold ": " or " #" in quotes: "Thesis: Bridges"'


def _refused(path: Path, line: int, message: str, example: str = "") -> CvError:
    return CvError([Problem(path.name, line, message, example)])


class _Builder:
    """Turns ruamel's nodes into ours, and notes duplicate keys on the way."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines, self.problems, self.count = file, lines, list[Problem](), 0

    def build(self, node: Any, key_line: int, depth: int) -> Node:
        self.count += 1
        if depth > DEEPEST or self.count > MOST_NODES:
            raise CvError([Problem(self.file, key_line, "nested too deep, or an anchor that contains itself", "write the text out")])
        first = node.start_mark.line + 1
        if isinstance(node, SequenceNode):
            items = tuple(self.build(child, child.start_mark.line + 1, depth + 1) for child in node.value)
            return Node(first, _end(first, items), key_line, items=items)
        if isinstance(node, MappingNode):
            pairs = self._pairs(node, depth)
            return Node(first, _end(first, pairs.values()), key_line, pairs=pairs)
        if node.value == "" and not node.style:  # nothing after the colon: ruamel places it at the next word
            return Node(key_line, key_line, key_line)
        return Node(first, self._last(node, first), key_line, scalar=None if node.tag.endswith(":null") else node.value)

    def _pairs(self, node: Any, depth: int) -> dict[str, Node]:
        pairs, merged = dict[str, Node](), dict[str, Node]()
        for key, value in node.value:
            line, name = key.start_mark.line + 1, str(key.value)
            child = self.build(value, line, depth + 1)
            if name == "<<" and child.pairs is not None:
                merged |= child.pairs
            elif name in pairs:
                self.problems.append(Problem(self.file, line, f"{name!r} stands twice in the same place", "keep one of the two"))
            else:
                pairs[name] = child
        return merged | pairs

    def _last(self, node: ScalarNode, first: int) -> int:
        """A block scalar's end mark stands on the line that follows it."""
        last = node.end_mark.line + 1
        if node.style in ("|", ">") and last > first:
            last -= node.end_mark.column == 0 or last > len(self.lines)
        while last > first and (last > len(self.lines) or not self.lines[last - 1].strip()):
            last -= 1
        return int(last)
