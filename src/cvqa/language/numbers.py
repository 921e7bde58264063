"""Numbers as English says them."""

from __future__ import annotations

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")

# The value of each word for a number up to a hundred.
VALUES = {word: n for n, word in enumerate((*ONES, *TEENS), 1)} | {word: 10 * n for n, word in enumerate(TENS, 2)} | {"hundred": 100}


def with_sign(place: int) -> str:
    """ "1st", "13th", "21st"."""
    last = 0 if place % 100 in (11, 12, 13) else place % 10
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


# The place that each ordinal means, in words and with its sign.
PLACES = {said: n for n, word in enumerate(ORDINALS, 1) for said in (word, with_sign(n))}


def figure_of(low: str) -> str:
    """A small number in the other way of writing it: "four" of "4", "4" of "four"; empty for other words."""
    if low in VALUES:
        return str(VALUES[low])
    return next((name for name, value in VALUES.items() if str(value) == low), "")
