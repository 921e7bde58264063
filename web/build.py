"""Makes web/widget.js, the one file that is served, from the readable modules in web/widget/.

The modules share one scope in the result, so a name of one must not be another's: that is checked. What is built is committed, and a
test holds it to its sources; nobody who installs cvqa needs these tools.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

WEB = Path(__file__).resolve().parent
ENTRY, BUILT = WEB / "widget" / "main.js", WEB / "widget.js"
NOTICE = "/* cvqa's chat widget, MIT licence. Made from web/widget/ by `make widget`. */\n"
IMPORT = re.compile(r'^import (?:\{ \w+(?:, \w+)* \}|\w+) from "\./([\w.-]+)";\n', re.MULTILINE)
STYLE = re.compile(r'^import (\w+) from "\./([\w-]+\.css)";\n', re.MULTILINE)
DECLARED = re.compile(r"^(?:export )?(?:(?:async )?function|class|const|let) (\w+|\{[^}]*\})", re.MULTILINE)


def build(entry: Path = ENTRY) -> str:
    """The whole widget as one script. Raises ValueError where two modules declare the same name."""
    modules = in_order(entry)
    declared = [name for text in modules for name in DECLARED.findall(text)]
    twice = sorted({name for name in declared if declared.count(name) > 1})
    if twice:
        raise ValueError(f"{entry.parent}: declared in more than one module: {', '.join(twice)}")
    minified: str = jsmin('(()=>{"use strict";\n' + "\n".join(modules) + "\n})();")
    return f"{NOTICE}{minified}\n"


def in_order(entry: Path) -> list[str]:
    """The modules as plain code, each after those that it imports. A style sheet becomes a text."""
    code: dict[Path, str] = {}
    open_: list[Path] = []

    def visit(path: Path) -> None:
        if path in open_:
            raise ValueError(f"{path}: the modules import each other in a circle")
        if path in code:
            return
        open_.append(path)
        text = path.read_text("utf-8")
        for name in IMPORT.findall(text):
            if not name.endswith(".css"):
                visit(path.parent / name)
        code[open_.pop()] = plain(text, path.parent)

    visit(entry)
    return list(code.values())


def plain(text: str, folder: Path) -> str:
    """A module's code without imports and exports; what is left of either cannot be bundled here."""
    styled = STYLE.sub(lambda found: f"const {found[1]} = {style(folder / found[2])};\n", text)
    code = re.sub(r"^export (?=const|let|class|function|async)", "", IMPORT.sub("", styled), flags=re.MULTILINE)
    left = re.search(r"^(?:import|export)\b.*", code, re.MULTILINE)
    if left:
        raise ValueError(f"{folder}: cannot bundle: {left[0]}")
    return code


def style(path: Path) -> str:
    """A style sheet as a JavaScript string."""
    return json.dumps(cssmin(path.read_text("utf-8")))


def main() -> None:
    """Write the built file."""
    BUILT.write_text(build(), "utf-8")


if __name__ == "__main__":
    main()
