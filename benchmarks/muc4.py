# SPDX-License-Identifier: Apache-2.0
"""MUC-4: fillers of five roles in reports of attacks (CEAF-RME), and the templates that they fill (template F1).

What is predicted of a document stands in ``incidents``, how it is scored in ``fillers``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.sets.muc4 import ROLES, Document, documents

from benchmarks.decoding import Reader
from benchmarks.fillers import Ratio, Template, ceaf, template_score
from benchmarks.incidents import Found, entities, read, templates
from benchmarks.models import NOT_MEASURED, refusal
from nightdesk.reading.encoder import Encoder

ANCHORS = {
    "CEAF-RME": {"best LLM": 0.425, "must reach": 0.35},
    "template F1": {"TempGen": 0.472, "GTT": 0.502, "IterX BERT-base": 0.517, "IterX T5-large": 0.530},
}
_SLOTS = {
    "PerpInd": "PERP: INDIVIDUAL ID", "PerpOrg": "PERP: ORGANIZATION ID", "Target": "PHYS TGT: ID",
    "Victim": "HUM TGT: NAME", "Weapon": "INCIDENT: INSTRUMENT ID",
}  # fmt: skip
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def run(data: Path, split: str = "dev", reader: Reader | None = None) -> dict[str, object]:
    """Scores of a split; NOT MEASURED where its file is missing or the model was trained on it. Templates need the answer keys."""
    file, keys = data / f"muc4/processed/{split}.json", data / f"muc4/full_templates/{split}.jsonl"
    if why := refusal(file, split):
        return {"muc4": why}
    texts = list(documents(file))
    reader = reader or Encoder()
    found = {one.name: read(one, reader) for one in texts}
    figures = fillers_score(texts, found)
    whole = template_total(texts, templates_of(keys, texts), found) if keys.exists() else NOT_MEASURED
    return {"muc4": {"model": reader.version, "split": split, **figures, "template F1": whole, "anchors": ANCHORS}}


def fillers_score(texts: Iterable[Document], found: Mapping[str, Found]) -> dict[str, object]:
    """CEAF-RME of each role and of all together."""
    by_role = {role: Ratio() for role in ROLES}
    for document in texts:
        for role in ROLES:
            by_role[role] += ceaf(document.entities[role], entities(found[document.name].fillers.get(role, {})))
    total = sum(by_role.values(), Ratio())
    return {"CEAF-RME": total.scores(), **{f"CEAF-RME {role}": ratio.scores() for role, ratio in by_role.items()}}


def template_total(
    texts: Iterable[Document], gold: Mapping[str, list[Template]], found: Mapping[str, Found]
) -> dict[str, float]:
    """Template F1 pooled over documents."""
    return sum((template_score(gold[one.name], templates(found[one.name])) for one in texts), Ratio()).scores()


def templates_of(keys: Path, texts: Iterable[Document]) -> dict[str, list[Template]]:
    """Document → its true templates, equal ones once; strings that are not in the text are left out, as in GTT's data."""
    text = {one.name: one.text for one in texts}
    out: dict[str, list[Template]] = {name: [] for name in text}
    for line in keys.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["docid"] not in text:
            continue
        kept = out[record["docid"]]
        for one in record["templates"]:
            incident = " / ".join(one.get("INCIDENT: TYPE", ())).lower()
            roles = {role: _strings(one.get(slot, ()), text[record["docid"]]) for role, slot in _SLOTS.items()}
            template = Template(incident, roles)
            if incident not in {"", "*"} and template not in kept:
                kept.append(template)
    return out


def _strings(values: Iterable[str], text: str) -> tuple[tuple[str, ...], ...]:
    """Entities of a slot: alternatives in quotation marks, one entity a value."""
    found = [tuple(one.replace('\\"', '"').strip().lower() for one in _QUOTED.findall(value)) for value in values]
    present = [tuple(one for one in entity if one in text) for entity in found]
    return tuple(entity for entity in present if entity)
