"""The usual recipes, as a person would write them: one question asked of the passages of an index, each in a process of its own.

Run as a script: RECIPE MODEL INDEX QUESTION. Nothing of cvqa is imported; txtai and LangChain live in an environment of their own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def plain(model: str, texts: list[str], question: str) -> Any:
    """sentence-transformers with FAISS; the vectors are made anew, as in txtai and LangChain below without a stored index."""
    import faiss
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(model, device="cpu", local_files_only=True)
    vectors = encoder.encode(texts, normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index.search(encoder.encode([question], normalize_embeddings=True), 3)


def txtai(model: str, texts: list[str], question: str) -> Any:
    """txtai's own first example."""
    from txtai import Embeddings

    embeddings = Embeddings(path=model, content=True)
    embeddings.index(texts)
    return embeddings.search(question, 3)


def langchain(model: str, texts: list[str], question: str) -> Any:
    """LangChain's FAISS store with its Hugging Face embeddings."""
    from langchain_community.vectorstores import FAISS
    from langchain_huggingface import HuggingFaceEmbeddings

    return FAISS.from_texts(texts, HuggingFaceEmbeddings(model_name=model)).similarity_search(question, 3)


RECIPES: dict[str, Callable[[str, list[str], str], Any]] = {"plain": plain, "txtai": txtai, "langchain": langchain}


def main() -> None:
    """Print what one recipe finds."""
    recipe, model, folder, question = sys.argv[1:]
    index = Path(folder)
    rows = json.loads((index / (index / "current").read_text("utf-8").strip() / "rows.json").read_text("utf-8"))
    print(RECIPES[recipe](model, rows["passage"]["texts"], question))


if __name__ == "__main__":
    main()
