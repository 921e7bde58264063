"""Where web/ is found."""

from pathlib import Path

import pytest

from cvqa.errors import CvqaError
from cvqa.web_files import web_folder


def test_an_installed_package_uses_the_folder_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "cvqa"
    (package / "web").mkdir(parents=True)
    assert web_folder(package) == package / "web"


def test_a_checkout_uses_the_folder_beside_src(tmp_path: Path) -> None:
    package = tmp_path / "src" / "cvqa"
    package.mkdir(parents=True)
    (tmp_path / "web").mkdir()
    assert web_folder(package) == tmp_path / "web"


def test_the_folder_inside_the_package_comes_first(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "cvqa"
    (package / "web").mkdir(parents=True)
    (tmp_path / "web").mkdir()
    assert web_folder(package) == package / "web"


def test_a_broken_install_says_what_is_missing_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CvqaError, match=r"web: the homepage's files are missing; install cvqa again$"):
        web_folder(tmp_path / "lib" / "cvqa")


def test_the_running_package_finds_its_widget() -> None:
    assert (web_folder() / "widget.js").is_file()
