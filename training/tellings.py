# SPDX-License-Identifier: Apache-2.0
"""Documents of annotated sets read by our own reader: at the gold triggers, or as the desk would read them.

Invariant: gold or own, a mention becomes a claim by the same code, named by the same tables. At a gold trigger the kind is the likeliest
that the model sees there, and nothing else about the mention is taken from the annotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nightdesk.merging.told import Told, context_of, tell
from nightdesk.naming import Namer
from nightdesk.reading.assemble import read_sentence
from nightdesk.reading.encoder import Encoded, Encoder
from nightdesk.reading.finding import Finder, Finding, Marked, softmax, spans
from nightdesk.reading.mending import mended_names
from nightdesk.reading.packing import Packed
from nightdesk.reading.scene import Scene
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.times import Reference
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.report import Report
from training.sets.ecbplus_documents import Document, Mention
from training.spacing import prose

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as a report: its text, its sentences, and where each mention's words stand."""

    document: Document
    report: Report
    sentences: tuple[Sentence, ...]  # by index of the document
    tokens: dict[int, tuple[Span, ...]]  # sentence -> its tokens, in the report's body

    def span(self, one: Mention) -> Span:
        """From a mention's first to its last word; (0, 0) where its sentence is left out."""
        tokens = self.tokens[one.sentence]
        return (tokens[one.first][0], tokens[one.last][1]) if self.sentences[one.sentence].text else (0, 0)

    def mention(self, start: int, end: int) -> Mention | None:
        """The mention that a span of the body is: the tokens that it touches."""
        for index, tokens in self.tokens.items():
            inside = [number for number, (s, e) in enumerate(tokens) if s < end and start < e]
            if inside:
                name = f"{self.document.name}:{start}"
                return Mention(name, index, inside[0], inside[-1], name)
        return None


def laid(document: Document) -> Laid:
    """One sentence a line; the address at the head of many documents is left out."""
    texts, sentences, tokens, at = [], [], {}, 0
    for index, words in enumerate(document.sentences):
        text, spans = prose(words)
        if document.texts[index].startswith("http"):
            text, spans = "", [(0, 0)] * len(words)
        tokens[index] = tuple((at + start, at + end) for start, end in spans)
        sentences.append(Sentence(text, at, at + len(text)))
        texts.append(text)
        at += len(text) + 1
    report = Report(uid=document.name, id=document.name, source=document.name, text="\n".join(texts), lang="en")
    return Laid(document, report, tuple(sentences), tokens)


class _Given(Finder):
    """Looks at given triggers instead of looking for them."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.given: Mapping[int, int] = {}  # start of a trigger -> its end

    def triggers(self, packed: Packed, encoded: Encoded) -> list[tuple[Marked, int]]:
        labels = self.encoder.labels["triggers"]
        scores = softmax(encoded.tags["triggers"])
        names = list(dict.fromkeys(label[2:] for label in labels if label != "O"))
        by_kind = scores[:, [labels.index(f"B-{one}") for one in names]]
        by_kind = by_kind + scores[:, [labels.index(f"I-{one}") for one in names]]
        found = []
        for index in range(*packed.kept.indices(min(len(packed.words), encoded.length))):
            word = packed.words[index]
            start = next((one for one in range(word.start, word.end) if one in self.given), None)
            if start is not None:
                kind = names[int(by_kind[index].argmax())]
                found.append((Marked(start, max(self.given[start], start + 1), kind, 1.0), index))
        return found


class _Acting(Finder):
    """Takes every action for a trigger, as the head that was taught ECB+'s mentions marks them."""

    only_reading = False

    def triggers(self, packed: Packed, encoded: Encoded) -> list[tuple[Marked, int]]:
        scores, labels = encoded.tags["actions"], self.encoder.labels["actions"]
        kept = slice(*packed.kept.indices(min(len(packed.words), encoded.length)))
        return list(spans(scores, labels, packed.words, kept))


def gold(documents: Iterable[Document], encoder: Encoder, namer: Namer) -> Iterator[tuple[Document, list[Told]]]:
    """Each document with one telling a mention, in the order of its mentions."""
    finder = _Given(encoder)
    for document in documents:
        text = laid(document)
        finder.given = dict(text.span(one) for one in document.mentions)
        rows = [text.sentences[one] for one in sorted({one.sentence for one in document.mentions})]
        finding = finder.find([text.report.body], [rows])[0]
        yield document, _tellings(text, document.mentions, rows, finding, namer)


def acted(documents: Iterable[Document], encoder: Encoder, namer: Namer) -> Iterator[tuple[Document, list[Told]]]:
    """Each document with the model's own mentions in its annotated sentences, and one telling a mention."""
    finder = _Acting(encoder)
    for document in documents:
        text = laid(document)
        rows = [text.sentences[one] for one in sorted(document.annotated)]
        finding = finder.find([text.report.body], [rows])[0]
        found = (text.mention(one.trigger.start, one.trigger.end) for one in finding.events)
        mentions = tuple(one for one in found if one is not None)
        own = replace(document, mentions=mentions)
        yield own, _tellings(text, mentions, rows, finding, namer)


def _tellings(
    text: Laid, mentions: Sequence[Mention], rows: Sequence[Sentence], finding: Finding, namer: Namer
) -> list[Told]:
    claims = _claims(text, rows, finding, namer)
    vectors = {one.trigger.start: one.embedding for one in finding.events}
    context = context_of(text.document.prose)
    out = []
    for one in mentions:
        start, end = text.span(one)
        sentence = text.sentences[one.sentence]
        where = (start - sentence.start, end - sentence.start) if end else (0, 0)
        claim = claims.get(start) if end else None
        out.append(tell(sentence.text, *where, vectors.get(start, b""), context, text.document.name, claim))
    return out


def _claims(text: Laid, rows: Sequence[Sentence], finding: Finding, namer: Namer) -> dict[int, Claim]:
    """Start of a trigger → its claim; each is read alone, so that none is folded into another."""
    made: list[Claim] = []
    mentions = []
    for index, sentence in enumerate(rows):
        inside = [
            (one.start - sentence.start, one.end - sentence.start, one.label)
            for one in finding.names
            if sentence.start <= one.start and one.end <= sentence.end
        ]
        names = mended_names(sentence.text, inside)
        events = [one for one in finding.events if one.sentence == index]
        for number, event in enumerate(events):
            scene = Scene(text.report, Reference(0), "gold", finding)
            read_sentence(scene, sentence, names, [event])
            made += scene.claims
            mentions += scene.mentions if number == 0 else []
    reading = Reading(report=text.report.uid, language="en", read=True, claims=tuple(made), mentions=tuple(mentions))
    return {one.trigger.start: one for one in namer.name(reading, text.report).claims}
