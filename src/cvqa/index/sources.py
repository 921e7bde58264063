"""What a build is made from, as digests: where one of them differs from what is there now, the build is stale."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cvqa.index.durable import file_digest
from cvqa.index.model_files import Model

FORMAT = 3  # raised with every change to what a build's files hold


@dataclass(frozen=True)
class Sources:
    """The SHA-256 of the CV file and of the assistant file (None where there is none), the model, and the question bank's own digest.

    With `cv` None the corpus is not here, as on a server that holds the index only; then nothing can be stale.
    """

    cv: str | None
    assistant: str | None
    model: Model
    bank: str = ""
    format: int = FORMAT

    def difference(self, now: Sources) -> str | None:
        """In words, what of these sources is not as it is `now`; None where all is."""
        if now.cv is None:
            return None
        if self.format != now.format:
            return f"the index has format {self.format}, and this cvqa writes format {now.format}"
        if self.cv != now.cv:
            return "the CV changed since the index was made"
        if self.assistant != now.assistant:
            return _assistant_difference(self.assistant, now.assistant)
        if self.model.sha256 != now.model.sha256:
            return f"the index was made with the model {self.model.name}, and {now.model.name} is another one"
        if self.bank != now.bank:
            return "the question bank changed since the index was made"
        return None


def read_sources(cv: Path, assistant: Path | None, model: Model, bank: str = "") -> Sources:
    """The sources as they are now; an assistant file that does not exist counts as none."""
    given = assistant if assistant is not None and assistant.exists() else None
    return Sources(file_digest(cv), file_digest(given) if given else None, model, bank)


def _assistant_difference(then: str | None, now: str | None) -> str:
    if then is None:
        return "an assistant file was added since the index was made"
    if now is None:
        return "the assistant file was removed since the index was made"
    return "the assistant file changed since the index was made"
