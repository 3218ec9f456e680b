# SPDX-License-Identifier: Apache-2.0
"""Documents of annotated sets read by our own reader: at the gold triggers, or as the desk would read them.

Invariant: gold or own, a mention becomes a claim by the same code, named by the same tables. At a gold trigger the kind is the likeliest
that the model sees there, and nothing else about the mention is taken from the annotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.merging.told import Told, context_of, tell
from nightdesk.naming import Namer
from nightdesk.reading.assemble import read_sentence
from nightdesk.reading.encoder import Encoded, Encoder
from nightdesk.reading.finding import Finder, Finding, Marked, softmax
from nightdesk.reading.mending import mended_names
from nightdesk.reading.packing import Packed
from nightdesk.reading.scene import Scene
from nightdesk.reading.sentences import Sentence
from nightdesk.reading.times import Reference
from nightdesk.vocabulary.claim import Claim, Reading
from nightdesk.vocabulary.report import Report
from training.sets.ecbplus_documents import Document
from training.spacing import prose

_BATCH = 32
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as a report: its text, its sentences, and where each mention's words stand."""

    document: Document
    report: Report
    sentences: tuple[Sentence, ...]  # by index of the document
    spans: dict[str, Span]  # mention -> its first to its last word, in the report's body


def laid(document: Document) -> Laid:
    """One sentence a line; the address at the head of many documents is left out."""
    texts, sentences, spans, at = [], [], {}, 0
    where: dict[int, tuple[int, list[Span]]] = {}
    for index, words in enumerate(document.sentences):
        text, tokens = prose(words)
        text = "" if document.texts[index].startswith("http") else text
        where[index] = (at, tokens)
        sentences.append(Sentence(text, at, at + len(text)))
        texts.append(text)
        at += len(text) + 1
    for one in document.mentions:
        base, tokens = where[one.sentence]
        if sentences[one.sentence].text:
            spans[one.id] = (base + tokens[one.first][0], base + tokens[one.last][1])
    report = Report(uid=document.name, id=document.name, source="set", text="\n".join(texts), lang="en")
    return Laid(document, report, tuple(sentences), spans)


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


def gold(documents: Iterable[Document], encoder: Encoder, namer: Namer) -> Iterator[tuple[Document, list[Told]]]:
    """Each document with one telling a mention, in the order of its mentions."""
    finder = _Given(encoder)
    for document in documents:
        text = laid(document)
        finder.given = dict(text.spans.values())
        wanted = sorted({one.sentence for one in document.mentions})
        rows = [text.sentences[one] for one in wanted]
        finding = finder.find([text.report.body], [rows])[0]
        claims = _claims(text, rows, finding, namer)
        vectors = {one.trigger.start: one.embedding for one in finding.events}
        context = context_of(document.prose)
        out = []
        for one in document.mentions:
            start, end = text.spans.get(one.id, (0, 0))
            sentence = text.sentences[one.sentence]
            where = (start - sentence.start, end - sentence.start) if end else (0, 0)
            vector = vectors.get(start, b"")
            out.append(tell(sentence.text, *where, vector, context, document.name, claims.get(start) if end else None))
        yield document, out


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
