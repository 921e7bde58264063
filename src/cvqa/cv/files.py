"""Where a CV and its assistant file are: known without what reading them takes."""

from __future__ import annotations

from pathlib import Path

CV_FILE = "cv.yaml"
ASSISTANT_FILE = "assistant.yaml"


def cv_file(path: Path) -> Path:
    """The CV's file: the one given, or `cv.yaml` in the folder given."""
    return path / CV_FILE if path.is_dir() else path


def assistant_file(cv: Path) -> Path | None:
    """`NAME.assistant.yaml` beside `NAME.yaml`, else `assistant.yaml`; None where there is neither."""
    own = cv.with_name(f"{cv.stem}.{ASSISTANT_FILE}")
    shared = cv.with_name(ASSISTANT_FILE)
    return next((file for file in (own, shared) if file.is_file()), None)
