"""Where the widget and the homepage's templates are: inside an installed package, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path

from cvqa.errors import CvqaError

PACKAGE = Path(__file__).resolve().parent


def web_folder(package: Path = PACKAGE) -> Path:
    """The folder `web/`. A wheel holds it within the package; an editable install uses the checkout's own.

    Raises CvqaError where neither is there.
    """
    within, beside = package / "web", package.parent.parent / "web"
    for folder in (within, beside):
        if folder.is_dir():
            return folder
    raise CvqaError(f"{within}: the homepage's files are missing; install cvqa again")
