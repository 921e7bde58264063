"""How the widget's modules become the one file that is served."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from web.build import BUILT, build

MOST = 12_000  # bytes, gzipped: the promise of the README


def written(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "main.js"


def code(built: str) -> str:
    return built.partition("*/\n")[2].strip()


def test_the_served_file_is_what_its_sources_make() -> None:
    assert BUILT.read_text("utf-8") == build()  # else: make widget


def test_the_served_file_is_small() -> None:
    assert 5_000 < len(gzip.compress(BUILT.read_bytes(), 9)) <= MOST


def test_modules_stand_after_what_they_import_each_once(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        main='import { b } from "./b.js";\nimport { a } from "./a.js";\nb(a);\n',
        b='import { a } from "./a.js";\nexport const b = () => a;\n',
        a="// a comment\nexport const a = 1;\n",
    )
    assert code(build(entry)) == '(()=>{"use strict";const a=1;const b=()=>a;b(a);})();'


def test_a_style_becomes_a_text(tmp_path: Path) -> None:
    (tmp_path / "look.css").write_text('a { color: red; }\n/* no */ b::after { content: "x"; }\n', "utf-8")
    entry = written(tmp_path, main='import CSS from "./look.css";\nuse(CSS);\n')
    assert code(build(entry)) == '(()=>{"use strict";const CSS="a{color:red}b::after{content:\\"x\\"}";use(CSS);})();'


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"main": 'import { a } from "./a.js";\nconst a = 2;\n', "a": "export const a = 1;\n"}, "more than one module: a"),
        ({"main": 'import { a } from "./a.js";\n', "a": 'import { b } from "./main.js";\n'}, "in a circle"),
        ({"main": "export default 1;\n"}, "cannot bundle: export default 1;"),
        ({"main": 'import { a as b } from "./a.js";\n', "a": ""}, "cannot bundle: import { a as b }"),
    ],
)
def test_what_cannot_be_put_into_one_scope_is_refused(tmp_path: Path, modules: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        build(written(tmp_path, **modules))


def test_the_widget_never_parses_markup() -> None:
    source = BUILT.read_text("utf-8")
    assert "attachShadow" in source
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "DOMParser",
        "srcdoc",
        "cookie",
        "localStorage",
    )
    assert [word for word in forbidden if word in source] == []
