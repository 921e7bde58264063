"""The least that an answer can take: the same runtime, graph and index, loaded; one question embedded and searched once.

Run as a script: INDEX QUESTION. Nothing of cvqa is imported.
"""

from __future__ import annotations

import sys
from pathlib import Path

import faiss
import numpy as np
import onnxruntime
from tokenizers import Tokenizer


def main() -> None:
    """Print the rows found."""
    index, question = Path(sys.argv[1]), sys.argv[2]
    build = index / (index / "current").read_text("utf-8").strip()
    tokenizer = Tokenizer.from_file(str(build / "encoder" / "tokenizer.json"))
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(build / "encoder" / "model.onnx"), options, providers=["CPUExecutionProvider"])
    rows = faiss.read_index(str(build / "passage.faiss"))
    ids = np.array([tokenizer.encode(question).ids], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    (vector,) = session.run(None, {one.name: given[one.name] for one in session.get_inputs()})
    print(rows.search(vector, 3))


if __name__ == "__main__":
    main()
