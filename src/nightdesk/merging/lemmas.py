# SPDX-License-Identifier: Apache-2.0
"""The base form of a trigger, well enough to say that "killed", "killing" and "kills" are one word.

English verbs of news that do not follow the rule stand in a table; for the rest the endings go. The result is compared, never shown.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_IRREGULAR = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "beat": "beaten", "become": "became", "begin": "began begun", "bite": "bit bitten",
        "blow": "blew blown", "break": "broke broken", "bring": "brought", "build": "built", "buy": "bought",
        "catch": "caught", "choose": "chose chosen", "come": "came", "deal": "dealt", "die": "died dying dead death deaths",
        "dig": "dug", "draw": "drew drawn", "drive": "drove driven", "drown": "drowned", "eat": "ate eaten",
        "fall": "fell fallen", "fight": "fought", "find": "found", "flee": "fled", "fly": "flew flown flight flights",
        "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone goes", "grow": "grew grown",
        "hang": "hung", "hear": "heard", "hide": "hid hidden", "hit": "hitting", "hold": "held", "keep": "kept",
        "know": "knew known", "lay": "laid", "lead": "led", "leave": "left", "lose": "lost loss losses", "make": "made",
        "mean": "meant", "meet": "met meeting meetings", "pay": "paid payment", "ride": "rode ridden", "ring": "rang rung",
        "rise": "rose risen", "run": "ran", "say": "said says", "see": "saw seen", "seek": "sought", "sell": "sold sale sales",
        "send": "sent", "set": "setting", "shake": "shook shaken", "shoot": "shot shots shootings shooting shootout",
        "show": "shown", "sink": "sank sunk", "sit": "sat", "speak": "spoke spoken", "spend": "spent", "stand": "stood",
        "steal": "stole stolen", "stick": "stuck", "strike": "struck stricken", "swear": "swore sworn", "sweep": "swept",
        "swim": "swam swum", "take": "took taken", "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought",
        "throw": "threw thrown", "wear": "wore worn", "win": "won winning", "withdraw": "withdrew withdrawn withdrawal",
        "write": "wrote written", "slay": "slew slain slaying", "lie": "lay lain lying", "bind": "bound", "feel": "felt",
        "be": "is are was were been being am", "have": "had has having", "do": "did done does",
        "murder": "murders murdered murdering", "acquire": "acquisition acquisitions", "arrest": "arrests",
        "marry": "marriage married marries", "wed": "wedding weddings", "explode": "explosion explosions",
        "invade": "invasion", "collide": "collision", "decide": "decision", "erupt": "eruption", "injure": "injury injuries",
        "resign": "resignation", "appoint": "appointment", "announce": "announcement", "negotiate": "negotiations negotiation",
        "elect": "election elections", "investigate": "investigation investigations probe", "destroy": "destruction",
        "evacuate": "evacuation evacuations", "nominate": "nomination nominee", "launch": "launches", "suspect": "suspected",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The base form of an English word in lower case, or something that its other forms share."""
    word = word.casefold().strip("'’\"“”.,-")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _base(word[: -len(ending)] + ("y" if ending in {"ied", "ies"} else ""))
    return _base(word)


def _base(stem: str) -> str:
    """Without the silent e, or the consonant that an ending has doubled."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        return stem[:-1]
    return stem[:-1] if stem.endswith("e") and len(stem) > 3 else stem


def senses(word: str) -> frozenset[int]:
    """The senses of ``data/senses.txt`` that a lemma may have; none for a word that is not listed."""
    return _senses().get(lemma(word), frozenset())


@cache
def _senses() -> dict[str, frozenset[int]]:
    lines = (files("nightdesk.merging") / "data/senses.txt").read_text("utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in [] if line.startswith("#") else line.split():
            found.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
