# SPDX-License-Identifier: Apache-2.0
"""How a text is rewritten, in five strengths.

``verbatim``: only the packaging changes (slug, dateline, credit, cut from the end). ``light``: a few words, order of paragraphs, a
sentence or two of one's own. ``moderate``: sentences are shortened, split, joined or left out, speakers moved to the front, words
exchanged for others of the list. ``heavy``: the same, and of every four plain words that are left one goes and one becomes a word that
has nothing to do with it, which is what a paraphrase is to who compares words; clauses change places, first names and titles go.
``mixed``: one paragraph is taken over almost as it is, the rest is own reporting.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STRENGTHS = ("verbatim", "light", "moderate", "heavy", "mixed")
_SLUGS = ("BREAKING: ", "URGENT - ", "UPDATE 2: ", "", "", "")
_CREDITS = (
    "With agency reports.",
    "Reporting by our correspondents.",
    "More to follow.",
    "This story is being updated.",
)
_ASIDE = re.compile(r" ?\([^()]*\)|, (?:who|which|where) [^,.;]{4,70}(?=,|\.)")
_ATTRIBUTED = re.compile(
    r"^(?P<what>.{25,}), (?P<who>[^,]{4,60}?) (?P<verb>said|says|announced|reported)(?P<rest>[^,.]{0,25})\.$"
)
_FRONT = ("According to {who}, {what}.", "{who} {verb}{rest} that {what}.", "As {who} put it, {what}.")
_AND = re.compile(r"(?<=[a-z]{2}),? (?:and|but|while) (?=(?:the|a|an|he|she|it|they|its|his|her|this|[A-Z]\w+) )")
_FULL_NAME = re.compile(r"(?<=[a-z] )((?:[A-Z][a-z]+ ){1,3})([A-Z][a-z]+)\b")
_LY = re.compile(r" (?:[a-z]{4,}ly)\b(?=[ ,.])")


@dataclass(frozen=True, slots=True)
class Planted:
    """A rewritten text; ``origins`` gives for each sentence those of the original that it was made from, or nothing."""

    sentences: tuple[str, ...]
    origins: tuple[tuple[int, ...], ...]


Row = tuple[str, tuple[int, ...]]


def plant(sentences: Sequence[str], strength: str, own: Sequence[str], rng: random.Random) -> Planted:
    """Rewrite ``sentences``; ``own`` are sentences of another article that stand for own reporting."""
    rows: list[Row] = [(text, (index,)) for index, text in enumerate(sentences)]
    made = _STRENGTHS[strength](rows, [(text, ()) for text in own], rng)
    return Planted(tuple(text for text, _ in made), tuple(origin for _, origin in made))


def _verbatim(rows: list[Row], own: list[Row], rng: random.Random) -> list[Row]:
    kept = rows[: max(3, round(len(rows) * rng.uniform(0.5, 1)))]
    kept[0] = (rng.choice(_SLUGS) + kept[0][0], kept[0][1])
    return kept + ([(rng.choice(_CREDITS), ())] if rng.random() < 0.5 else [])


def _light(rows: list[Row], own: list[Row], rng: random.Random) -> list[Row]:
    kept = _verbatim(rows, own, rng)
    kept = [(_reworded(text, 0.12, rng), origin) for text, origin in kept]
    if len(kept) > 3 and rng.random() < 0.5:
        place = rng.randrange(1, len(kept) - 1)
        kept[place], kept[place + 1] = kept[place + 1], kept[place]
    return _mixed_in(kept, own[: rng.randrange(3)], rng)


def _heavy(rows: list[Row], own: list[Row], rng: random.Random) -> list[Row]:
    return _moderate([(_paraphrased(_shortened(text, rng), rng), origin) for text, origin in rows], own, rng)


def _moderate(rows: list[Row], own: list[Row], rng: random.Random) -> list[Row]:
    kept = [row for row in rows if rng.random() < 0.7] or rows[:2]
    out: list[Row] = []
    for text, origin in kept:
        text = _turned(text, rng)
        if rng.random() < 0.7:
            text = _ASIDE.sub("", text)
        text = _LY.sub("", text)
        text = _reworded(_thinned(text, 0.12, rng), 0.8, rng)
        if len(text.split()) < 3:  # nothing is left of a crosshead
            continue
        halves = _AND.split(text, maxsplit=1) if rng.random() < 0.5 else [text]
        if len(halves) == 2 and all(len(half.split()) > 5 for half in halves):
            out += [(halves[0].rstrip(",") + ".", origin), (halves[1][0].upper() + halves[1][1:], origin)]
        elif out and len(text.split()) + len(out[-1][0].split()) < 26 and rng.random() < 0.4:
            out[-1] = (out[-1][0].rstrip(".") + ", and " + text[0].lower() + text[1:], out[-1][1] + origin)
        else:
            out.append((text, origin))
    out = out or rows[:1]
    if len(out) > 3 and rng.random() < 0.6:
        place = rng.randrange(len(out) - 1)
        out[place], out[place + 1] = out[place + 1], out[place]
    return _mixed_in(out, own[: rng.randrange(4)], rng)


def _mixed(rows: list[Row], own: list[Row], rng: random.Random) -> list[Row]:
    length = min(len(rows), rng.randrange(2, 5))
    start = rng.randrange(len(rows) - length + 1)
    taken = [(_reworded(text, 0.05, rng), origin) for text, origin in rows[start : start + length]]
    place = rng.randrange(len(own) + 1)
    return own[:place] + taken + own[place:]


_STRENGTHS: dict[str, Callable[[list[Row], list[Row], random.Random], list[Row]]] = {
    "verbatim": _verbatim, "light": _light, "moderate": _moderate, "heavy": _heavy, "mixed": _mixed,
}  # fmt: skip


def _mixed_in(rows: list[Row], own: Sequence[Row], rng: random.Random) -> list[Row]:
    out = list(rows)
    for row in own:
        out.insert(rng.randrange(1, len(out) + 1), row)
    return out


def _turned(text: str, rng: random.Random) -> str:
    """The speaker from the end of the sentence to its front."""
    match = _ATTRIBUTED.match(text)
    if match is None or rng.random() < 0.3:
        return text
    what = match["what"]
    return rng.choice(_FRONT).format(**{**match.groupdict(), "what": what[0].lower() + what[1:]})


def _thinned(text: str, share: float, rng: random.Random) -> str:
    """Some of the plain words left out, as in shortening."""
    words = text.split()
    return " ".join(
        w
        for i, w in enumerate(words)
        if i == 0 or not (w.isalpha() and w.islower() and len(w) > 3 and rng.random() < share)
    )


def _paraphrased(text: str, rng: random.Random) -> str:
    """Every fourth plain word gone, every fourth another; the clauses of half the sentences in another order."""
    out = []
    for index, word in enumerate(text.split()):
        bare = word.rstrip(",.;:")
        if index and bare.isalpha() and bare.islower() and len(bare) > 3:
            dice = rng.random()
            if dice < 0.25:
                continue
            if dice < 0.5:
                word = rng.choice(_plain_words()) + word[len(bare) :]
        out.append(word)
    clauses = " ".join(out).rstrip(".").split(", ")
    if len(clauses) > 1 and rng.random() < 0.5:
        place = rng.randrange(1, len(clauses))
        clauses = clauses[place:] + clauses[:place]
    return ", ".join(clauses) + "."


def _shortened(text: str, rng: random.Random) -> str:
    """First names and titles go: the last word of a run of capitals stays."""
    return _FULL_NAME.sub(lambda m: m[2] if rng.random() < 0.6 else m[0], text)


def _reworded(text: str, share: float, rng: random.Random) -> str:
    """Each word or phrase of the list is replaced by another of its group with this probability."""

    def other(match: re.Match[str]) -> str:
        group = [one for one in groups[match[0].lower()] if one != match[0].lower()]
        return rng.choice(group) if group and rng.random() < share else match[0]

    pattern, groups = _synonyms()
    return pattern.sub(other, text)


@cache
def _plain_words() -> list[str]:
    return sorted(word for word in _synonyms()[1] if word.isalpha())


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    lines = (Path(__file__).parent / "synonyms.txt").read_text("utf-8").splitlines()
    groups: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            members = _members(line)
            for one in members:
                groups.setdefault(one, members)
    pattern = "|".join(re.escape(one) for one in sorted(groups, key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b"), groups


def _members(line: str) -> list[str]:
    return [one.strip() for one in line.split(" / ")]
