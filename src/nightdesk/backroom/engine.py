# SPDX-License-Identifier: Apache-2.0
"""What changes the picture: readings are folded, judgements and new layers fold everything anew, replay repeats both.

Invariant: ``judgements``, ``layer`` and ``books`` are those of the ledger's rows, whether the desk was kept open or opened anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nightdesk import merging
from nightdesk.backroom.books import Books
from nightdesk.backroom.fold import Fold
from nightdesk.backroom.readings import Readings
from nightdesk.backroom.refold import Anew, fold_anew, write_differences
from nightdesk.backroom.standing import Standing
from nightdesk.backroom.work import Cause
from nightdesk.ledger import Arrival, Input, Layer, Ledger, Removal, StoredReport
from nightdesk.naming import Namer
from nightdesk.reading import Reader
from nightdesk.vocabulary.claim import Reading
from nightdesk.vocabulary.judgement import Judgement, Parameters
from nightdesk.vocabulary.moments import Moment
from nightdesk.vocabulary.report import Refusal
from nightdesk.weighing import PARAMETERS, Epochs, Weigher

BATCH = 32


class Engine:
    """Keeps the derived rows of a ledger in step with its inputs."""

    def __init__(self, ledger: Ledger, reader: Reader | None, namer: Namer) -> None:
        self.ledger, self.namer, self.readings = ledger, namer, Readings(reader, namer)
        self.judgements, self.layer, self.books = self._state()

    def begin(self) -> None:
        """A new ledger gets its first epoch and layer; an old one finishes what was left."""
        if not self.layer.layer:
            self.layer = self.described(self.readings.reader.version)
            with self.ledger.transaction():
                self.ledger.add_epoch(PARAMETERS, 0)
                self.ledger.activate(self.layer, 0)
        unfinished = self.ledger.unfinished(self.layer.layer)
        for start in range(0, len(unfinished), BATCH):
            self.finish(unfinished[start : start + BATCH])

    def finish(self, stored: Sequence[StoredReport]) -> int:
        """Read, name and fold accepted reports, in their order; how many could not be read."""
        if not stored:
            return 0
        readings = self.readings.of(stored, self.layer.layer)
        fold = Fold(self.ledger, self.namer, self.books)
        with self.ledger.transaction():
            for report, reading in zip(stored, readings, strict=True):
                seq = self.ledger.store_reading(reading, self.layer.layer, report.received)
                cause = Cause(seq=seq, received=report.received, layer=self.layer.layer)
                fold.reading(report, reading, cause)
        return sum(not reading.read for reading in readings)

    def judged(self, judgement: Judgement, received: Moment) -> None:
        """Record a judgement and let everything follow from it."""
        with self.ledger.transaction():
            seq = self.ledger.add_judgement(judgement, received)
            self.judgements.append(judgement)
            self._refold(seq, received)

    def activate(self, layer: Layer, readings: Sequence[Reading], received: Moment) -> None:
        """Put a layer in force, with the readings that it needs."""
        with self.ledger.transaction():
            for reading in readings:
                self.ledger.store_reading(reading, layer.layer, received)
            self.layer = layer
            self._refold(self.ledger.activate(layer, received), received)

    def replay_into(self, path: str | Path) -> None:
        """Fold the inputs from the start into a fresh ledger file."""
        with Ledger.open(path) as fresh:
            engine = Engine(fresh, self.readings.given, self.namer)
            engine.begin()
            for one in self.ledger.inputs():
                engine._take(one, self.ledger)

    def anew(self, as_of: Moment | None = None, judged_with: str = "") -> Anew:
        """A scratch ledger, folded under the judgements that stand now; ``judged_with`` names an epoch to believe with.

        The reports are those of ``as_of``, read as the layer in force reads them, whenever that was.
        """
        inputs, rules = list(self.ledger.inputs(as_of=as_of)), Standing.of(self.judgements)
        if as_of is not None:
            then = {one.content.report.uid for one in inputs if isinstance(one.content, StoredReport)}
            inputs += [
                one
                for one in self.ledger.inputs_of("reading")
                if isinstance(one.content, Reading) and one.received > as_of and one.content.report in then
            ]
        epochs = self.books.epochs if judged_with else Epochs()
        return fold_anew(inputs, self.layer.layer, self.namer, rules, epochs, judged_with=judged_with)

    def layer_at(self, as_of: Moment | None) -> str:
        """The layer that was active then."""
        if as_of is None:
            return self.layer.layer
        layers = [one for one in self.ledger.inputs_of("activation") if one.received <= as_of]
        return layers[-1].content.layer if layers and isinstance(layers[-1].content, Layer) else self.layer.layer

    def described(self, name: str) -> Layer:
        """A layer of that name, made by the parts in use."""
        return Layer(
            layer=name,
            reader=name.partition("#")[0],
            naming=self.namer.version,
            merging=merging.VERSION,
            weighing=Weigher.version,
        )

    def _take(self, one: Input, origin: Ledger) -> None:
        """Replay one input of another ledger."""
        content = one.content
        with self.ledger.transaction():
            if isinstance(content, StoredReport):
                original = origin.original(content.report.sha256) or b""
                self.ledger.accept([Arrival(report=content.report, original=original, received=one.received)])
            elif isinstance(content, Refusal):
                self.ledger.refuse(content, one.received)
            elif isinstance(content, Reading):
                seq = self.ledger.store_reading(content, one.layer, one.received)
                if one.layer == self.layer.layer:
                    cause = Cause(seq=seq, received=one.received, layer=one.layer)
                    fold = Fold(self.ledger, self.namer, self.books)
                    fold.reading(self.ledger.report(content.report), content, cause)
            elif isinstance(content, Judgement):
                self.judged(content, one.received)
            elif isinstance(content, Removal):
                self.ledger.remove(content.uid, content.by, content.reason, one.received)
            elif isinstance(content, Parameters) and one.seq > self.ledger.last_seq():  # else learned again by itself
                self.books.take(content)
                self.ledger.add_epoch(content, one.received)
            elif isinstance(content, Layer) and content != self.layer:
                self.activate(content, (), one.received)

    def _state(self) -> tuple[list[Judgement], Layer, Books]:
        judgements: list[Judgement] = []
        layer, epochs = self.described(""), list[Parameters]()
        for one in self.ledger.inputs_of("judgement", "activation", "epoch"):
            if isinstance(one.content, Judgement):
                judgements.append(one.content)
            elif isinstance(one.content, Layer):
                layer = one.content
            elif isinstance(one.content, Parameters):
                epochs.append(one.content)
        current = epochs[-1].epoch if epochs else PARAMETERS.epoch
        return judgements, layer, Books(self.ledger, Standing.of(judgements), Epochs(epochs), current)

    def _refold(self, seq: int, received: Moment) -> None:
        """Fold everything again under the judgements that stand now; what was learned goes with it."""
        cause = Cause(seq=seq, received=received, layer=self.layer.layer)
        anew = self.anew()
        with anew.ledger as scratch:
            write_differences(self.ledger, scratch, cause)
        self._learned(anew.books, received)

    def _learned(self, anew: Books, received: Moment) -> None:
        """Put in force what was learned under the judgements that stand now."""
        before, known = self.books.current, self.books.epochs
        fresh = anew.epochs.since(anew.current, known)
        if not fresh and anew.current != before:  # an undone settlement leads back to an earlier epoch
            fresh = [Parameters(epoch=anew.current, values={}, received=received, base=anew.current)]
        for one in fresh:
            self.ledger.add_epoch(one, received)
            known.add(one)
        self.books = Books(self.ledger, anew.rules, known, anew.current)
