"""A `Cv` as plain JSON values and back, with nothing lost: how an index keeps its entries."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from cvqa.cv.model import Cv


def to_json(value: Any) -> Any:
    """Any of the model's values as dicts, lists, strings and numbers; fields that hold their default are left out."""
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(held) for f in fields(value) if not _is_default(f, held := getattr(value, f.name))}
    if isinstance(value, Mapping):
        return {key: to_json(held) for key, held in value.items()}
    return [to_json(held) for held in value] if isinstance(value, (tuple, list)) else value


def from_json(plain: Any) -> Cv:
    """What `to_json` of a Cv gave. Raises ValueError for anything else."""
    try:
        cv = read(Cv, plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a CV as cvqa writes it: {error!r}") from error
    if not isinstance(cv, Cv):
        raise ValueError("not a CV as cvqa writes it")
    return cv


def read(kind: Any, plain: Any) -> Any:
    """A value of a type of the model from its plain form."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is types.UnionType:  # X | None
        return None if plain is None else read(inner[0], plain)
    if origin is tuple:
        return tuple(read(inner[0], held) for held in plain)
    if origin is dict:
        return {key: read(inner[1], held) for key, held in plain.items()}
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return kind(**{name: read(hints[name], held) for name, held in plain.items()})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(plain)
    if not isinstance(plain, kind):
        raise ValueError(f"not a CV as cvqa writes it: {plain!r} where {kind.__name__} is expected")
    return plain


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_default(one: Field[Any], held: Any) -> bool:
    if one.default is not MISSING:
        return bool(held == one.default)
    return one.default_factory is not MISSING and bool(held == one.default_factory())
