# SPDX-License-Identifier: Apache-2.0
"""Population (Pasternack and Roth, COLING 2010): infobox edits as conflicting claims, gold figures of the census.

Reported, not gated: the share of gold figures that the best value equals, against majority, latest and TruthFinder's
vote. A figure counts as right within 1 %. An edit repeats the page before it, so a value once given is a copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.belief.metrics import wilson
from nightdesk.vocabulary.belief import Evidence, Proposition, PropositionValue
from nightdesk.vocabulary.terms import Act, Attribute, CountOp, Dependence, Modality, SourceKind, SpeakerRole
from nightdesk.weighing import Account, Weigher

_NEAR = 0.01
Claims = list[tuple[str, float]]
"""Contributor and value, in the order of the file."""


def run(data: Path, split: str) -> dict[str, object]:
    """Accuracy on the gold figures that somebody claimed; NOT MEASURED where the set is missing."""
    folder = data / "population"
    if not (folder / "population-new.txt").is_file():
        return {"population": "NOT MEASURED"}
    claims, gold = _claims(folder / "population-new.txt"), _gold(folder / "population-gd.txt")
    rows = [(claims[key], value) for key, value in gold.items() if key in claims]
    methods = {"majority": _majority, "latest wins": lambda one: one[-1][1], "mean": _mean, "ours": _ours}
    found: dict[str, object] = {}
    for name, method in methods.items():
        right = sum(abs(method(said) - value) <= _NEAR * value for said, value in rows)
        low, high = wilson(right, len(rows))
        share = round(right / max(len(rows), 1), 3)
        found[f"population | {name}"] = {"right": share, "95 %": f"{low:.3f}-{high:.3f}", "figures": len(rows)}
    return found


def _claims(path: Path) -> dict[str, Claims]:
    found: dict[str, Claims] = defaultdict(list)
    for line in path.read_text("latin-1").splitlines():
        parts = line.split("\t")
        if len(parts) == 4 and parts[2].strip().replace(".", "").isdigit():
            found[parts[0].strip()].append((parts[1].strip(), float(parts[2])))
    return found


def _gold(path: Path) -> dict[str, float]:
    gold: dict[str, float] = {}
    for line in path.read_text("latin-1").splitlines():
        parts = [one.strip() for one in line.split(",")]
        if len(parts) >= 4 and parts[-1].isdigit():
            gold[f"{', '.join(parts[:-2])}_{parts[-2]}"] = float(parts[-1])
    return gold


def _majority(said: Claims) -> float:
    counted = Counter(value for _, value in said)
    return max(counted, key=lambda value: counted[value])


def _mean(said: Claims) -> float:
    return sum(value for _, value in said) / len(said)


def _ours(said: Claims) -> float:
    """The likeliest value of an exclusive attribute; each contributor is a voice, editions of one count once."""
    weigher = Weigher()
    propositions: dict[str, float] = {}
    evidence: list[Evidence] = []
    for number, (who, value) in enumerate(said):
        one = Proposition.of("city", Attribute.TIME, PropositionValue(op=CountOp.EQ, n=value))
        propositions[one.id] = value
        evidence.append(_edit(one.id, number, who))
    account: Account = weigher.open(Attribute.TIME, evidence)  # any exclusive attribute: one figure is right
    return propositions[max(propositions, key=account.log_odds)]


def _edit(proposition: str, number: int, who: str) -> Evidence:
    return Evidence(
        proposition=proposition, claim=f"c{number}", report=f"r{number}", source=who, source_kind=SourceKind.UNKNOWN,
        root=who, dependence=Dependence.OWN, dependence_probability=1.0, received=number, supports=True, act=Act.ASSERT,
        certainty=0.95, modality=Modality.ASSERTED, speaker_role=SpeakerRole.NEUTRAL, speaker_kind=None, extraction=1.0,
    )  # fmt: skip
