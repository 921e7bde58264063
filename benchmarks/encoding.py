"""A server that only encodes: what `cvqa serve` is held against under the same load. It embeds two texts a question, as cvqa does."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from anyio import CapacityLimiter, to_thread

from cvqa.index.build import open_build
from cvqa.index.onnx_encoder import usable_cores

ENCODER = open_build(Path(os.environ["CVQA_BENCH_INDEX"])).encoder()
TURN = CapacityLimiter(usable_cores())


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer any GET with how many numbers were computed."""
    if scope["type"] != "http":
        return
    (question,) = parse_qs(scope["query_string"].decode()).get("q", ["hello"])
    vectors = await to_thread.run_sync(partial(ENCODER.encode, [question.lower(), question]), limiter=TURN)
    body = f'{{"numbers": {vectors.size}}}'.encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["CVQA_BENCH_PORT"]), access_log=False, log_level="warning")
