"""What a check of a claim finds: it holds or it does not, and the facts that show so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cvqa.answer.finding import Case, Fact, Finding, answered
from cvqa.answer.reply import Status
from cvqa.answer.scope import Scope
from cvqa.answer.wording import say

Check = Callable[[Case, Scope], Finding | None]  # None: the claim is not of this sort


def verdict(holds: bool, facts: Sequence[Fact]) -> Finding:
    """Yes or no, with the reason."""
    return answered(facts, lead=say("leads.yes") if holds else say("leads.no"), intent="yesno")


def affirmed(said: Finding) -> Finding:
    """A list that answers a yes/no question."""
    return replace(said, lead=say("leads.affirmed", lead=said.lead)) if said.status is Status.ANSWERED else said
