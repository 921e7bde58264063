"""Where a CV and its index are, from what the command line says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvqa.errors import UsageError

CV_NAME = "cv.yaml"
DEFAULT_CV, DEFAULT_INDEX = Path("corpus"), Path("index")


@dataclass(frozen=True)
class Locations:
    """A CV file and the folder of its builds. Without a CV (None) the index answers alone, and is never stale."""

    cv: Path | None
    index: Path


def resolve(cv: Path | None = None, index: Path | None = None) -> Locations:
    """Fill in what is not given: `./corpus` and `./index`; for another CV, `index/` beside that CV's folder.

    Raises UsageError where there is no such CV, or neither a CV nor an index.
    """
    if cv is None and not DEFAULT_CV.exists():
        return Locations(None, index_without_cv(index))
    file = cv_file(DEFAULT_CV if cv is None else cv)
    return Locations(file, index or default_index(file))


def index_without_cv(index: Path | None) -> Path:
    """The index to serve from where no CV is at hand."""
    folder = index or DEFAULT_INDEX
    if (folder / "current").exists():
        return folder
    raise UsageError(f"there is no CV at {DEFAULT_CV} and no index at {folder}; name a CV with --cv FILE")


def cv_file(path: Path) -> Path:
    """The file itself, or the one CV of a folder."""
    if path.is_file():
        return path
    if not path.is_dir():
        raise UsageError(f"{path}: there is no such CV; --cv takes a YAML file or the folder that holds one")
    found = [path / CV_NAME] if (path / CV_NAME).is_file() else cvs_in(path)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"{path}: there is no CV in this folder; it should hold a {CV_NAME}")
    raise UsageError(f"{path}: holds {len(found)} CVs ({', '.join(file.name for file in found)}); name one of them with --cv")


def cvs_in(folder: Path) -> list[Path]:
    """The CVs of a folder, by name; assistant files are not CVs."""
    files = [*folder.glob("*.yaml"), *folder.glob("*.yml")]
    return sorted(file for file in files if not file.stem.endswith("assistant"))


def default_index(cv: Path) -> Path:
    """`index/` beside the CV's folder; CVs that share a folder get one each below it, so that they never rebuild over each other."""
    folder = cv.absolute().parent
    beside = DEFAULT_INDEX if folder == DEFAULT_CV.absolute() else folder.parent / DEFAULT_INDEX
    alone = cv.name == CV_NAME or len(cvs_in(folder)) == 1
    return beside if alone else beside / cv.stem
