"""A visitor's text before it is understood: shorthand written out, then taken apart into the questions it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cvqa.language.patterns import pattern
from cvqa.question.coordination import framed, is_hollow, laid_out, listed, unframed, wished
from cvqa.question.excuses import without_excuses
from cvqa.question.forms import filled
from cvqa.question.idioms import plainly
from cvqa.question.said_times import in_figures, set_then

_CONTRACTIONS = (
    (
        pattern(
            r"^(\W*(?:and |so )?what (?:is|was|were|are) .*\b(?:thesis|dissertation|doctorate|ph\.?d|paper|book|talk"
            r"|lecture|article|chapter))"
            r" on(?=\W*$)",
            re.I,
        ),
        r"\1 about",
    ),
    (
        pattern(
            r"\b(does|did|do|is|was|has|had|can|could|would|will) (?:the|this) (?:young |old |good )?"
            r"(?:boy|girl|lad|lass|lady|gentleman|man|woman|guy|chap|bloke)(?= )(?! (?:who|that|at|from|with|in)\b)",
            re.I,
        ),
        r"\1 they",
    ),
    (pattern(r"(?<![A-Z] )(?<![\w.])(?:US|U\.S\.|U\.S\.A\.)(?![\w.]*\w)(?! [A-Z]{2})"), "USA"),
    (pattern(r"\b(what|who|where|when|how|why|that|there|here|it|he|she|which)['’]s\b", re.I), r"\1 is"),
    (pattern(r"\b(what|who|where|when|how|why|they|you|we)['’]re\b", re.I), r"\1 are"),
    (pattern(r"\b(who|what|where|how|he|she|they|you|we|it)['’]d\b", re.I), r"\1 did"),
    (pattern(r"\b(they|you|we|who)['’]ve\b", re.I), r"\1 have"),
    (pattern(r"\b(can)['’]t\b", re.I), r"\1 not"),
    (pattern(r"\bwon['’]t\b", re.I), "will not"),
    (pattern(r"\bain['’]t\b", re.I), "is not"),
    (pattern(r"\b(\w+)n['’]t\b", re.I), r"\1 not"),
    (pattern(r"\bno\.(?= ?\d| (?:of|for)\b)", re.I), "number"),
    (pattern(r"(?<=[a-z]) 4(?=\W*$)"), " for"),
    (pattern(r"\b2 (?=(?:know|find|see|ask|get|be|have|learn|check|hear|understand)\b)", re.I), "to "),
    (pattern(r"\b(?:lived|stayed|been) (?:and/or|or) (?=(?:worked|studied)\b)", re.I), ""),
    (pattern(r"\bon (?:the )?(?:staff|payroll) (?:with|at|of)\b", re.I), "employed at"),
    (pattern(r"%"), " percent "),
    (pattern(r"\b(ones?)['’]s?(?=\W*$)", re.I), r"\1"),
    # The visitor's own side: "whom can HR contact" is asked by "we".
    (
        pattern(
            r"\b(can|could|may|might|should|shall|must|would|do|does) (?:(?:our|the|my) )?"
            r"(?:HR|human resources|personnel|recruiters?|boss|manager|team|committee|panel|board|client|colleagues?)"
            r"(?= (?:contact|call|email|e-mail|write|ask|reach|speak|talk|approach|get|find|phone|ring)\b)",
            re.I,
        ),
        r"\1 we",
    ),
    (pattern(r"\be-mail", re.I), "email"),
    (pattern(r"\b(the|that|this|which) 1\b(?= (?:with|that|who|which|he|she|they|at|in|from|where|about|for)\b|\W*$)", re.I), r"\1 one"),
    (pattern(r"\bpart[ -]time\b", re.I), "part-time"),
)
# What the visitor is about to do, and needs an answer for.
_OWN_PLANS = (
    r"(?:i|we) (?:am |are |will be |will |have to |need to |must |got to |get to |am going to |are going to |am about to |are about to )"
    r"(?:introduc\w+|interview\w*|meet(?:ing)?|writ(?:e|ing) (?:up|an?|the|my|our|about|this)|prepar\w+|present(?:ing)?|host(?:ing)?"
    r"|chair(?:ing)?|organi[sz]\w+|moderat\w+|announc\w+|(?:see|seeing) (?:him|her|them)|call(?:ing)? (?:him|her|them)"
    r"|sit(?:ting)? next to|put(?:ting)? together"
    r"|hav(?:e|ing) (?:a (?:call|meeting|chat|coffee)|lunch|dinner|coffee)|work(?:ing)? on (?:a|an|the|my|our))"
)
_NEEDED = r"(?:it is|this is|that is|(?:i|we) need (?:it|this|that)|needed|to be used) (?:just |only |mainly )?for (?!how\b|what\b|whom?\b)"
# What people wrap around a question: it is not part of what they ask.
_WRAPPINGS = (
    pattern(
        r"^\W*((hi|hii+|hello|hey|hiya|good (morning|afternoon|evening)|greetings)"
        r"( there| all| everyone| assistant| bot| chatbot| robot| team| folks| guys| dear)?|"
        r"dear [\w ]{1,30}(?=[,.!:\n])|yo|ok(ay)?|so|well|um+|uh+|please|(that is |how |very )?(cool|nice|great|lovely|wow|awesome"
        r"|interesting|impressive|amazing|brilliant|good|fine|perfect|alright|right|i see|got it|understood|sure)(?=[,.!]))\b[\s,.!:👋-]*",
        re.I,
    ),
    # Who the visitor is.
    pattern(
        r"^\W*(?i:my name is|i am|i['’]m|this is) [A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?(?: here)?(?: (?:from|at|of) [^.;!?\n]+?)?"
        r"(?:[.,;!\n]+\s*|\s+and\s+(?=(?i:i|we)\b))"
    ),
    pattern(r"^\W*(background|reference|fact) check(,? (item|number|no|point|question) \d+)?\s*[:,-]\s*", re.I),
    # What the visitor needs it for is theirs, and no topic of the CV.
    pattern(
        rf"(?:\s*[,;:.–—-]\s+|\s+(?=(?:as|because|since|cos) ))(?:(?:as|because|since|cos|and|so) )?(?:{_OWN_PLANS}|{_NEEDED})\b"
        r"[^?.!;]*[.!]?$",
        re.I,
    ),
    pattern(rf"^\W*(?:(?:as|because|since|so) )?(?:{_OWN_PLANS})\b[^?,.;:–—]*(?:,(?: so| and)?|[;:–—]| -| so| and) +(?=\w)", re.I),
    pattern(r"^\W*for (my|our|an?) [a-z][a-z -]{1,30}[:,]\s+(?=\w)", re.I),
    pattern(r",? \bfor (me\b|us\b|(my|our) [^?.!;,]+(, wh[^?.!;]+)?)(?=[?.!\s]*$)", re.I),
    pattern(
        r"[\s,.!-]*\b(?i:many thanks|thanks( so much| a lot)?|thank you|best( wishes)?|((kind|best|warm)(est)? )?regards"
        r"|yours( sincerely| faithfully| truly)?|sincerely|cheers)[,\s]+(?:[A-Z][\w.'’-]*\s?){1,3}\W*$"
    ),
    pattern(r"[\s,.!-]*\b(thanks?( you)?( (so|very) much)?|thx|cheers|please|best regards.*|kind regards.*)[\s.!]*$", re.I),
)
# What a voice says while it thinks, words said twice, and names of the visitor's own people.
_FILLERS = pattern(r"\b(?:u+h+m*|u+m+|e+r+m+|h+m+|mhm+|uh-huh)\b[\s,.…-]*", re.I)
_TWICE = pattern(r"\b(the|a|an|what|when|where|who|how|in|at|of|to|did|was|is|he|she|they|i|so|and) \1\b", re.I)
_KIN = (
    r"(?:[Mm]y|[Oo]ur) (?:[a-z]+ ){0,2}?(?:colleague|friend|wife|husband|partner|boss|manager|assistant|brother|sister|son|daughter|mother|"
    r"father|cousin|neighbour|neighbor|niece|nephew|uncle|aunt|secretary|teacher|director|recruiter|client|flatmate|classmate|editor)s?"
)
_CIRCLE = pattern(rf"\b({_KIN}),? (?:[A-Z][\w’'-]+(?: (?=[A-Z]))?){{1,3}}")
_HEARSAY = pattern(
    rf"\b(?:{_KIN}|(?:[Aa]|[Oo]ne) (?:of (?:my|our) )?(?:colleague|friend|acquaintance)s?) "
    r"(?:says|said|tells (?:me|us)|told (?:me|us)|mentioned|claims|thinks|believes|swears|remembers|recalls|insists|pointed out)(?: that)? "
)
_TITLE = r"(?<!\bProf\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bMx\.)(?<!\bSt\.)"
# Nor does a sentence end behind "Ph.", "M.Sc.", "e.g." or the initial of a name.
_SHORT = r"(?<!\bPh\.)(?<!\bal\.)(?<!\.[a-z]\.)(?<!\s[a-z]\.)(?<!\.sc\.)(?<!\.eng\.)(?<!\.phil\.)"
_SPLIT = pattern(rf"(?<=[?])\s+|(?<=[a-z0-9)][.!]){_TITLE}{_SHORT}\s+(?=[A-Z])|\n+|(?<=[a-z0-9)]);\s+", re.IGNORECASE)
_ASKS = pattern(
    r"\?|\b(who|what|where|when|why|which|how|whose|whom|list|name|tell|show|give|explain|describe|count|confirm|verify|summar\w+|"
    r"number of|sum up|i need|lay out|place|any)\b|^(is|are|was|were|did|does|do|has|have|had|can|could|would|will)\b",
    re.I,
)
# A sentence that asks without a question mark.
_ORDERS = pattern(
    r"^\W*(and |also |then |so )?(please |kindly )?(list|name|tell|show|give|explain|describe|count|confirm|"
    r"verify|summari[sz]e|sum up|lay out|number of|return|"
    r"i (need|want|would like|am looking for|am interested in)(?! to (?!know|see|hear|find|learn|understand|get|have|read|ask|check|verify|"
    r"confirm))|any\b)",
    re.IGNORECASE,
)
# A question that another one's question mark ends ("Who advised her; when did she graduate?"), and not "what I need is ...".
_AUXILIARY = r"(?:is|are|was|were|did|does|do|has|have|had|can|could)\b"
_OPENS = pattern(
    rf"^\W*(?:and |also |then |so )?(?:(?:who|whom|whose)\b|(?:what|where|when|why|how) {_AUXILIARY}"
    rf"|(?:what|which|how (?:many|much)) (?!i |we |you |she |he |they |it |this |that )\w+ {_AUXILIARY})",
    re.IGNORECASE,
)
# A second question joined to the first by "and".
# What only measures the comparison before it ("and by how much", "and what is the difference") is no question of its own.
_MEASURING = r"(?!by how|how much (?:longer|shorter|more|less|bigger|older)|what (?:is|was) the difference)"
_JOINED = pattern(
    rf"[,;]?\s+(?:and|&|und|plus|also)\s+{_MEASURING}(?=(?:(?:also|in|at|for|with|from|to|by|on)\s+)*(?:who|what|where|when|"
    r"why|which|how|whose|whom)\b|(?:did|does|is|was|are|were|has|can) (?:he|she|they|it|you|that|there)\b)"
    r"|\?\s*(?=\w)",
    re.I,
)


@cache
def _shorthand() -> dict[str, str]:
    lines = files("cvqa.question").joinpath("data", "shorthand.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if " = " in line and not line.startswith("#"))
    return {short: long for short, _, long in pairs}


# What a program or a mail puts before a question; the name before a colon ("NYU: when did he start?") is what it is about.
_LABEL = pattern(
    r"^(?:(?:ATS|HR|CRM|CV|API|NER|FORM|FIELD|QUERY|SEARCH|REQUEST|QUESTION|PROMPT|INPUT|USER|TASK|SUBJECT|NOTE|TEXT|TEST|CHECK|FACT"
    r"|BACKGROUND|BOOLEAN|IMPORT|EXPORT|URGENT|TODO|RE|FWD?|Q|SYSTEM|ASSISTANT)[ _-]*)+:\s+(?=\S)"
)
_SIGNS = pattern(r"[_=<>|{}\[\]\\]+|(?<=\w)\((?=\w)|['\"](?=[)\]}])|->")


def written_out(text: str) -> str:
    """The text with typed shorthand and contractions written out, and without the signs of programs and forms."""
    text = _SIGNS.sub(" ", _LABEL.sub("", text))
    text = _HEARSAY.sub("", _CIRCLE.sub(r"\1", _TWICE.sub(r"\1", _FILLERS.sub("", text))))
    for short, put in _CONTRACTIONS:
        text = short.sub(put, text)
    text = re.sub(r"\b[A-Za-z](?: [A-Za-z]){2,4}\b", lambda m: m[0].replace(" ", ""), text)  # letters spelt out to a voice assistant
    parts = re.split(r"(\s+|(?<=\w)[?!,;:]+(?=\s|$))", text)
    return "".join(
        _shorthand().get(part.lower(), _shorthand().get(part.lower().removesuffix("."), part))
        if len(part) > 1 or not part.isupper()
        else part
        for part in parts
    )


def unwrapped(text: str) -> str:
    """The text without greetings before it and thanks behind it, unless nothing else is left."""
    for wrapping in _WRAPPINGS:
        for _ in range(3):
            rest = wrapping.sub("", text)
            if rest == text or len(re.findall(r"\w+", rest)) < 2:
                break
            text = rest
    return text


@dataclass(frozen=True)
class Part:
    """A piece of a text: a question, or a statement that a question behind it may lean on."""

    text: str
    asks: bool


# A sentence that only asks whether the one before it is so.
_TAG = pattern(
    r"^\W*(so )?(does|is|was|can|could|do) (that|this|it|you)( really)? (match|hold|holds|right|true|so|"
    r"correct|accurate|add up|check out|confirm( that| this)?|fit)( or not| up)?\W*$"
    r"|^\W*(true|false|correct|accurate|right|holds|agreed|yes or no|true or (not|false)|correct or not|"
    r"right or wrong|fact or fiction|is that so)( or not)?\W*$"
    r"|^\W*(names?|who( (is|was) (it|that))?|which one)\W*$",
    re.IGNORECASE,
)


def questions(text: str) -> tuple[Part, ...]:
    """The parts of a text in order: at most four that ask, and the statements before them."""
    text = in_figures(without_excuses(text.strip()))
    text = laid_out(plainly(set_then(unwrapped(written_out(filled(text) or text)))))
    sentences: list[str] = []
    for sentence in (s.strip() for s in _SPLIT.split(text) if re.search(r"\w", s)):
        if sentences and is_hollow(sentence):
            said, wish = wished(sentences.pop().rstrip(".?! "))
            sentences += [said, f"{wish}?"] if said else [f"{wish}?"]
        elif sentences and _TAG.match(sentence):
            sentences[-1] = f"{sentences[-1].rstrip('.?! ')}, {sentence}"
        else:
            sentences.append(sentence)
    if len(sentences) < 2:
        return _last_asking(_divided(sentences[0] if sentences else text, True))
    marked = any("?" in s for s in sentences)
    flagged = [part for s in sentences for part in _divided(s, _is_asking(s) if marked else bool(_ASKS.search(s)))]
    if not any(part.asks for part in flagged):
        flagged = [Part(part.text, True) for part in flagged]
    return _last_asking(flagged)


def _is_asking(sentence: str) -> bool:
    """Whether a sentence asks, where question marks stand in the text."""
    return "?" in sentence or bool(_ORDERS.match(sentence))


def _divided(sentence: str, asks: bool) -> list[Part]:
    """The parts of one sentence: what it says before a colon, then each thing that it asks."""
    if several := listed(sentence) if asks else []:
        return [Part(part, True) for part in several]
    frame, asked = framed(unframed(sentence))
    said = [Part(frame, False)] if frame else []
    return said + [Part(unframed(p), asks or bool(frame) or bool(_OPENS.match(p))) for p in _parts(asked)]


def _last_asking(parts: list[Part], most: int = 4) -> tuple[Part, ...]:
    asking = [n for n, part in enumerate(parts) if part.asks][:most]
    return tuple(part for n, part in enumerate(parts[: asking[-1] + 1]) if n in asking or not part.asks)


_BEHIND_A_QUESTION = pattern(
    rf"^(?P<first>\W*(?:(?:and|so|but|also) )*(?:who|whom|whose|what|where|why|which|how)\b.*\b{_AUXILIARY}.+),\s+(?:and |or )?"
    r"(?P<second>(?:is|was|are|were|does|did|do|has|have) (?:it|that|he|she|they) (?!not\b|true\b|right\b|correct\b|so\b)\w.*)$",
    re.IGNORECASE,
)


def _parts(sentence: str) -> list[str]:
    """The questions of one sentence: parted by "and", or by a comma before "is it still running"."""
    if match := _BEHIND_A_QUESTION.match(sentence):
        return [*_joined_parts(match["first"]), *_joined_parts(match["second"])]
    return _joined_parts(sentence)


def _joined_parts(sentence: str) -> list[str]:
    parts = [p.strip(" ?") for p in _JOINED.split(sentence) if p and p.strip(" ?")]
    return parts if len(parts) > 1 else [sentence]
