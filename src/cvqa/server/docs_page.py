"""The page at /docs: the interface's OpenAPI description as plain HTML, without a script and without a third party."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cvqa.homepage.templates import environment

Schema = dict[str, Any]
LIMITS = {"minLength": "at least {:,} character", "maxLength": "at most {:,} characters", "maxItems": "at most {:,} of them"}


@dataclass(frozen=True)
class Field:
    """One row of a table: `name` is dotted, with `[]` for each item of a list."""

    name: str
    type: str
    required: bool
    note: str


@dataclass(frozen=True)
class Answer:
    """What comes back with one HTTP status."""

    status: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Operation:
    """One method of one address."""

    method: str
    path: str
    summary: str
    description: str
    sent: tuple[Field, ...]
    example: str
    answers: tuple[Answer, ...]
    errors: tuple[str, ...]


def render_docs(openapi: Schema) -> str:
    """The whole page."""
    found = tuple(operation(openapi, method, path, spec) for path, methods in openapi["paths"].items() for method, spec in methods.items())
    failure = tuple(fields(openapi, openapi["components"]["schemas"]["FailureBody"]))
    return environment().get_template("docs.html.j2").render(info=openapi["info"], operations=found, failure=failure)


def operation(openapi: Schema, method: str, path: str, spec: Schema) -> Operation:
    """One method of one address, from its OpenAPI form."""
    body = json_schema(spec.get("requestBody", {}))
    parameters = [describe(openapi, p["name"], p["schema"], p.get("required", False)) for p in spec.get("parameters", ())]
    example = resolved(openapi, body).get("examples", [None])[0]
    answers = spec["responses"].items()
    return Operation(
        method.upper(),
        path,
        spec.get("summary", ""),
        spec.get("description", ""),
        (*parameters, *fields(openapi, body)),
        json.dumps(example) if example else "",
        tuple(Answer(s, a["description"], tuple(fields(openapi, json_schema(a)))) for s, a in answers if s < "400"),
        tuple(sorted(s for s, _ in answers if s >= "400")),
    )


def json_schema(holder: Schema) -> Schema:
    """The schema of a request's or a response's JSON."""
    schema: Schema = holder.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def resolved(openapi: Schema, schema: Schema) -> Schema:
    """Follow a reference, and take the part of an optional value that is not null."""
    if "$ref" in schema:
        return resolved(openapi, openapi["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return resolved(openapi, schema | {"anyOf": ()} | resolved(openapi, options[0])) if options else schema


def fields(openapi: Schema, schema: Schema, prefix: str = "") -> Iterator[Field]:
    """The fields of an object, those within it after their holder."""
    whole = resolved(openapi, schema)
    for name, part in whole.get("properties", {}).items():
        yield describe(openapi, prefix + name, part, name in whole.get("required", ()))
        inner = resolved(openapi, part)
        items = resolved(openapi, inner.get("items", {}))
        yield from fields(openapi, items, f"{prefix}{name}[].") if items else fields(openapi, inner, f"{prefix}{name}.")


def describe(openapi: Schema, name: str, part: Schema, required: bool) -> Field:
    """One row: the type in words, and what else the schema says."""
    whole = resolved(openapi, part)
    nullable = any(option.get("type") == "null" for option in part.get("anyOf", ()))
    kind = str(whole.get("type", "")) + (" or null" if nullable else "")
    allowed = [json.dumps(value) for value in whole.get("enum", [whole["const"]] if "const" in whole else ())]
    notes = [part.get("description", ""), ", ".join(allowed)]
    notes += [text.format(whole[key]) for key, text in LIMITS.items() if key in whole]
    return Field(name, kind, required, "; ".join(note for note in notes if note))
