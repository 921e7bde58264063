"""Several things asked in one sentence: "the years of the degree, the university and her date of birth", "(a) … (b) …", "two bits: …"."""

from __future__ import annotations

import re

from cvqa.language.patterns import pattern
from cvqa.language.words import words
from cvqa.question.asked_kinds import asked_kinds
from cvqa.question.cues import cues, filler

_BEFORE_WH = "at|in|on|from|to|for|by|with|under|since|until|till|of|as|during|through|via|after|before|into|between"
_WH = rf"(?:(?:(?:{_BEFORE_WH}) )?(?:who|whom|whose|what|which|when|where|why|how)\b)"
_AUXILIARY = r"(?:is|are|was|were|did|does|do|has|have|had|can|could|would|will)\b"
_ADVERBS = r"(?:[\s,]+(?:please|kindly|therefore|perhaps|possibly|maybe|also|then|now|just|quickly|still|so|me|us|exactly|again|for me))*"
_TELL = r"(?:tell|let|give|say|show|inform|remind|clarify|share|explain|find out|look up|check|state|know|recall|remember|help)"
_WISHES = r"(?:needs?|wants?|wish(?:es)?|would (?:like|love)|likes?|has|have|hopes?|tries|try)"
_NOTE = r"(?:print|write|check|add|put|see|have|hear|learn|get|cite|quote|mention|include)"
# "Could you therefore tell me …", "does anybody know …", "I would like to know …", "any idea …", before a question word.
_POLITE = pattern(
    rf"^\W*(?:(?:so|and|also|then|but|now|well|please|kindly|hence|therefore)\W+)*(?:"
    rf"(?:could|can|would|will|might|may) (?:you|u|somebody|someone|anybody|anyone|one of you|i|we){_ADVERBS}[\s,]+(?:{_TELL}|ask)"
    rf"|(?:do|does|did) (?:you|u|somebody|someone|anybody|anyone)(?: happen to)? (?:know|recall|remember)"
    rf"|(?:[\w-]+ ){{1,6}}{_WISHES} to (?:know|{_NOTE})"
    rf"|(?:i|we)(?: \w+){{0,4}} (?:know|learn|ask(?:ing)?|hear|find out|wonder(?:ing)?|settle|understand)"
    rf"|(?:could|can|would|will) (?:you|somebody|someone|anyone)(?: please| kindly)? "
    rf"(?:be so (?:kind|good|nice)(?: as)?|be kind enough|mind) "
    rf"(?:to )?(?:{_TELL}|telling|letting|sharing|confirming|saying|explaining)(?: (?:me|us|know))*"
    rf"|wondering|any (?:idea|clue)|(?:please )?{_TELL}"
    rf"){_ADVERBS}(?: know| by any chance)?[\s,:]+(?={_WH}|whether\b|if (?:he|she|they|it|there)\b)",
    re.IGNORECASE,
)
_WISH = pattern(
    rf"^(?P<said>.*[,;:]\s+(?:and|but|so|yet|because)\s+)?(?:[\w’'-]+ ){{1,5}}{_WISHES} "
    rf"to (?:{_TELL}|{_NOTE})\s+(?P<wish>(?:the|his|her|their|an?|{_WH})\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
# "Neither of us can recall what it was called", "I forget when that was".
_FORGOT = pattern(
    rf"^(?P<said>.*[,;:\s]\s*(?:and|but|so|yet|because|only|though|although)\s+)(?:[\w’'-]+ ){{0,5}}"
    rf"(?:(?:cannot|can|can not|could|could not|do not|does not|did not)(?: \w+)? (?:recall|remember|tell|say|find(?: out)?|agree(?: on)?)"
    rf"|(?:have |has )?(?:forgotten|forgot|forget|forgets)|(?:am|are|is) (?:not sure|unsure|uncertain))\s+(?P<wish>{_WH}.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HOLLOW = pattern(
    rf"^\W*(?:(?:so|and|but|now|please|kindly)\W+)*(?:(?:could|can|would|will|may|might) (?:you|somebody|anybody|anyone|someone|i|we)"
    rf"|do you|any chance (?:you|of)){_ADVERBS}[\s,]*(?:{_TELL}|ask|assist|tell|know|answer|confirm|advise|helping)"
    rf"(?: (?:me|us|know|this|that|it|out|with|here|at all|please|for))*(?: (?:this|that|it))?\W*$",
    re.IGNORECASE,
)
_IF = pattern(r"^if\b", re.IGNORECASE)
_ORDER = pattern(
    r"^\W*(?:(?:and|also|then|so|please|kindly|just) )*(?:(?:could|can|would) you (?:please )?)?"
    r"(?:tell|give|send|show|name|list|state|fill(?: in)?|provide|return|extract|get|add|i need|we need|i want|need)"
    r"(?: (?:me|us|in|to|please))*[\s:]+",
    re.IGNORECASE,
)
_FRAME = pattern(r"^(?P<frame>[^:?]*[a-z)][^:?]*):\s+(?P<asked>\S.*)$", re.IGNORECASE | re.DOTALL)
_NUMBERED = pattern(r"(?:^|(?<=\s))([1-9])\.\s+(?=[^\W\d])")
_MARKER = pattern(r"(?:^|(?<=[\s:;,]))(?:\(?[a-e1-5]\)|[1-5]\.)\s+(?=\S)", re.IGNORECASE)
_JOINTS = pattern(r"\s*;\s*|,\s*(?:and|plus|as well as)\s+|,\s+|\s+(?:and|plus|&|as well as)\s+", re.IGNORECASE)
_DETERMINED = pattern(r"^(?:the|his|her|their|your|its|(?:those|that|the ones?) (?:of|for|at|in)|all|any)\b", re.IGNORECASE)
_CARRIED = pattern(r"^(?:those|that|the ones?) (?:of|for|at|in)\b", re.IGNORECASE)
_LONGEST_TOPIC = 8
_SPOKEN = pattern(r"\b(i|we|my|our|us|me|you|two|three|four|few|couple|question|query|questions|quick|more|thing|things)\b", re.IGNORECASE)
_ARTICLE = pattern(r"^(the|a|an)\b", re.IGNORECASE)
_CLAUSE = pattern(r"\b(?:who|whom|what|how|why|when|where)\b|(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bof )(?<!\bwith )\bwhich\b", re.IGNORECASE)
_OWNED = pattern(r"^(his|her|their|your|its)\b", re.IGNORECASE)
_STANDS_ALONE = frozenset({"attribute:email", "attribute:phone", "attribute:website", "attribute:contact", "attribute:location"})


# The opposite that a claim names beside itself ("…, or was it all done at a desk?"), and what makes a claim of a clause.
_OR_ONLY = pattern(
    rf",? or {_AUXILIARY} (?:it|that|this|he|she|they|there) (?:all|just|only|merely|always|mostly|purely|simply|more|really|not)\b[^?.!]*",
    re.IGNORECASE,
)
_BLANK = pattern(
    r"^\W*(?:(?:only|just|but|and) )?(?:one|a|the|this|our|my) (?:field|cell|box|slot|line|row|gap|column) (?:is|was|remains|stays)"
    r" (?:still |yet )?(?:empty|blank|missing|open|unfilled)\s*[:,-]\s+",
    re.IGNORECASE,
)
_PROOF = pattern(
    r"^(?P<open>\W*(?:(?:so|and|but) )?)(?:is|are|was|were) there (?:any |some |an? )*(?:proof|evidence|signs?|indications?|hints?|mention|"
    r"record)(?: (?:anywhere|in (?:the|his|her|their) \w+))? that (?=\w+ \w+)",
    re.IGNORECASE,
)


def unframed(sentence: str) -> str:
    """The question without the politeness before it: "where did she work" of "Could you tell me where she worked"."""
    sentence = _PROOF.sub(r"\g<open>is it true that ", _OR_ONLY.sub("", _BLANK.sub("", sentence)))
    bare = _POLITE.sub("", sentence, count=1) if len(words(sentence)) > 3 else sentence
    return _IF.sub("whether", bare) if bare != sentence else bare


def wished(sentence: str) -> tuple[str, str]:
    """What a sentence says, and what somebody in it wishes to know or to have; ("", sentence) where nobody does."""
    match = _FORGOT.match(sentence) or _WISH.match(sentence)
    return ((match["said"] or "").strip(" ,;"), match["wish"]) if match else ("", sentence)


def is_hollow(sentence: str) -> bool:
    """Whether a question only asks to be told what was said before it: "Could you let me know?"."""
    return bool(_HOLLOW.match(sentence))


def framed(sentence: str) -> tuple[str, str]:
    """What a sentence says before its colon, and what it asks behind it; ("", sentence) where it is not so divided."""
    match = _FRAME.match(sentence)
    if not match or re.search(rf"\b{_WH}", match["frame"], re.IGNORECASE) or not _says(match["frame"]):
        return "", sentence
    asked = unframed(match["asked"])
    return (match["frame"].strip(), asked) if re.match(rf"{_WH}|{_AUXILIARY}|whether\b", asked, re.IGNORECASE) else ("", sentence)


def _says(frame: str) -> bool:
    """Whether what stands before a colon is a sentence of its own, and not the topic of the question ("The MIT paper: who wrote it?")."""
    return len(words(frame)) > _LONGEST_TOPIC or bool(_SPOKEN.search(frame))


def listed(sentence: str) -> list[str]:
    """The things that one sentence asks for, each as a question; none where it asks for one thing, or all of one entry."""
    marked = [piece.strip(" ,;.") for piece in _MARKER.split(sentence)]
    if len(marked) > 2:
        return [_asked(piece) for piece in marked[1:] if piece]
    frame = _FRAME.match(sentence)
    body = _ORDER.sub("", frame["asked"] if frame else sentence)
    if re.match(rf"{_WH}|{_AUXILIARY}", body, re.IGNORECASE) or len(words(body)) > 40:
        return []
    pieces = [piece.strip(" .!?") for piece in _JOINTS.split(body) if piece.strip(" .!?")]
    if any(_CLAUSE.search(piece) for piece in pieces):
        return []
    return [_asked(piece) for piece in pieces] if len(pieces) > 1 and _are_apart(pieces, colon=bool(frame)) else []


def _are_apart(pieces: list[str], *, colon: bool) -> bool:
    """Whether each piece asks for something, and the first for something by itself: the rest of a list may lean on it."""
    if not all(_DETERMINED.match(piece) for piece in pieces[1:]) or not _names_something(pieces[0]):
        return False
    return all(_asks(piece) or (colon and len(words(piece)) > 2) for piece in pieces)


def _asks(piece: str) -> bool:
    return bool(_CARRIED.match(piece)) or any(cue.family in ("attribute", "refuse") for cue in cues(words(_asked(piece))))


def _names_something(piece: str) -> bool:
    """Whether a piece holds more than the attribute that it asks for."""
    said = words(_asked(piece))
    fired = cues(said)
    if any(cue.family == "refuse" or f"{cue.family}:{cue.asks}" in _STANDS_ALONE for cue in fired):
        return True
    covered = frozenset(n for cue in fired for n in cue.covers)
    kinds = asked_kinds(said, covered)
    return bool(kinds.covers - covered) or any(n not in covered and word.low not in filler() for n, word in enumerate(said))


def _asked(piece: str) -> str:
    """A noun phrase as a question."""
    if _CARRIED.match(piece):
        return f"and {piece}"
    if re.match(rf"{_WH}|{_AUXILIARY}", piece, re.IGNORECASE):
        return piece
    return f"what is {piece}" if _OWNED.match(piece) else f"which {_ARTICLE.sub('', piece).strip()}"


def laid_out(text: str) -> str:
    """A form on one line: "1. x 2. y" numbered in brackets, "x; y; z" parted by commas where nothing in it is a sentence."""
    if len(_NUMBERED.findall(text)) > 1:
        text = _NUMBERED.sub(r"(\1) ", text)
    pieces = text.split(";")
    fields = len(pieces) > 1 and all(len(words(p)) < 7 and not re.search(rf"\b(?:{_WH}|{_AUXILIARY})", p, re.IGNORECASE) for p in pieces)
    return ", ".join(piece.strip() for piece in pieces) if fields else text


__all__ = ["framed", "is_hollow", "laid_out", "listed", "unframed", "wished"]
