"""Words of a text: folded, split and stemmed the same way for the CV and for questions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import local

import Stemmer

from cvqa.language.patterns import pattern

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ẞ": "SS", "ı": "i"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " "})
# Letters, or digits with their separators; "Ph.D", "M.Sc.", "U.S." and "2nd" are one word; "C++", "C#" and ".NET" keep their signs,
# "so...what" has none.
_WORD = pattern(
    r"[BMDbmd]\.(?:[Ss]c|[Ee]ng|[Pp]hil|[Tt]ech|[Rr]es|[Ee]d)(?![^\W\d_])\.?|"
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W\d_])\.?|(?:(?<![\w.])\.)?[^\W\d_]+(?:'[^\W\d_]+)?(?:\+\+|#)?|\d+(?:st|nd|rd|th)\b|\d+(?:[.,]\d+)*"
)
_ONE_WORD = pattern(r"\b(part|full)[ -](time)\b", re.I)
_PHD = pattern(r"\bph\.?\s?d\b\.?", re.I)

_PLAIN = pattern(r"[a-z ]*$")  # words as `words` would give them
_JOINS = frozenset({"ph", "time"})  # what may be joined with the word before or after it


def fold(text: str) -> str:
    """Without accents, in lower case, with plain quotes and dashes; the length may change."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES).translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@dataclass(frozen=True)
class Word:
    """One word of a text: as written, folded, its stem, and where it stands (character offsets of the text it was split from).

    `raw` is what stands there, except in words joined from several: "Ph.D" gives "phd", "part time" gives "parttime".
    """

    raw: str
    low: str
    stem: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.raw[:1].isupper()

    @property
    def number(self) -> bool:
        return self.low[:1].isdigit()


_own = local()  # of each thread: a stemmer of PyStemmer is not to be shared between threads


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("english")
    return _own.stemmer


# Irregular forms that a suffix stripper cannot join; general English.
_NOUNS = {
    "children": "child", "people": "person", "theses": "thesis", "men": "man", "women": "woman", "cities": "citi", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "analyses": "analysi", "analysis": "analysi", "studies": "studi", "study": "studi",
    "studying": "studi",
}  # fmt: skip
_VERBS = {
    "taught": "teach", "wrote": "write", "written": "write", "led": "lead", "won": "win", "built": "build", "spoke": "speak",
    "spoken": "speak", "held": "hold", "began": "begin", "begun": "begin", "ran": "run", "gave": "give", "given": "give", "got": "get",
    "sped": "speed", "sold": "sell",
    "paid": "pay", "met": "meet", "made": "make", "took": "take", "taken": "take", "left": "leave", "thought": "think", "grew": "grow",
    "grown": "grow", "drew": "draw", "drawn": "draw", "chose": "choose", "chosen": "choose", "studied": "studi",
    "oversaw": "oversee", "sought": "seek", "became": "become",
    "kept": "keep", "brought": "bring", "bought": "buy", "earned": "earn",
    "rode": "ride", "ridden": "ride", "flew": "fly", "flown": "fly", "sang": "sing", "sung": "sing", "swam": "swim", "swum": "swim",
    "drove": "drive", "driven": "drive", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "threw": "throw",
    "thrown": "throw", "knew": "know", "known": "know", "broke": "break", "broken": "break", "wore": "wear", "worn": "wear",
    "sworn": "swear", "sent": "send", "spent": "spend", "lent": "lend", "lost": "lose", "shot": "shoot", "caught": "catch",
    "fought": "fight", "told": "tell", "said": "say", "stood": "stand", "understood": "understand", "dealt": "deal", "meant": "mean",
    "learnt": "learn", "burnt": "burn", "slept": "sleep", "fed": "feed", "bred": "breed", "sat": "sit", "hung": "hang", "dug": "dig",
    "struck": "strike", "heard": "hear", "laid": "lay", "seen": "see", "went": "go", "gone": "go", "came": "come", "ate": "eat",
    "eaten": "eat", "beaten": "beat", "hid": "hide", "hidden": "hide", "forgot": "forget", "forgotten": "forget", "shook": "shake",
    "undertook": "undertake", "undertaken": "undertake", "withdrew": "withdraw", "withdrawn": "withdraw", "overcame": "overcome",
    "shown": "show", "proven": "prove", "froze": "freeze", "frozen": "freeze",
    "woke": "wake", "stole": "steal", "stolen": "steal", "swept": "sweep", "wept": "weep", "knelt": "kneel", "spun": "spin",
    "retaught": "reteach", "rewrote": "rewrite", "rewritten": "rewrite", "rebuilt": "rebuild", "reran": "rerun", "resold": "resell",
    "foresaw": "foresee", "mistook": "mistake", "foretold": "foretell", "bitten": "bite", "sank": "sink", "sunk": "sink",
}  # fmt: skip


def is_past(low: str) -> bool:
    """Whether a word may be the past or the past participle of a verb."""
    return low.endswith("ed") or low in _VERBS


@lru_cache(maxsize=50_000)
def stem(low: str) -> str:
    """The stem of a folded word: English Snowball, after irregular forms."""
    low = low.removesuffix("'s").removesuffix("'")
    low = _VERBS.get(low) or _NOUNS.get(low, low)
    return str(_stemmer().stemWord(low)) if low.isalpha() else low


_INITIALS = pattern(r"[A-Z]{2,}s")  # "GPUs" are more than one GPU


@lru_cache(maxsize=4_096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. "Venue2023" gives two words, "Ph.D" gives "phd"."""
    text = text.translate(_QUOTES)
    ends = {m.start(): m.end() - m.group().endswith(".") for pattern in (_PHD, _ONE_WORD) for m in pattern.finditer(text)}
    text = _PHD.sub(lambda m: "phd".ljust(len(m.group())), text)
    text = _ONE_WORD.sub(lambda m: f"{m[1]}{m[2]}".ljust(len(m.group())), text)
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        low = "".join(fold(raw).split()).removesuffix("'s").strip("'")  # one letter of another script may fold to several words
        low = low.replace(".", "") if low[:1].isalpha() else low.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", low) else low
        low = low[:-1] if _INITIALS.fullmatch(raw) else low
        if low:
            found.append(Word(raw, low, stem(low), match.start(), ends.get(match.start(), match.end())))
    return tuple(found)


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order."""
    if text.isascii() and _PLAIN.match(text) and not _JOINS.intersection(parts := text.split()):
        return tuple(stem(part) for part in parts)
    return tuple(w.stem for w in words(text))
