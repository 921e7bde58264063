"""The homepage as files for any static host; the widget asks the server that answers for it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from cvqa.cv.model import Cv
from cvqa.errors import UsageError
from cvqa.homepage.page import Widget, render_homepage, render_llms
from cvqa.homepage.templates import web_file


def write_site(cv: Cv, folder: Path, api: str = "", templates: Path | None = None) -> list[Path]:
    """Write the site's files and give them; what else is in the folder stays. Without an API the page has no chat."""
    if api and not (urlsplit(api).scheme in ("http", "https") and urlsplit(api).netloc):
        raise UsageError(f"{api!r} is not the address of a server; --api takes one such as https://cv.example.org")
    texts = {
        "index.html": render_homepage(cv, templates, Widget(api) if api else None),
        "llms.txt": render_llms(cv, templates, answers=False),
        "homepage.css": web_file("homepage.css", templates).read_text("utf-8"),
    }
    if api:
        texts["widget.js"] = web_file("widget.js", None).read_text("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]
