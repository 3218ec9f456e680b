# SPDX-License-Identifier: Apache-2.0
"""The benchmark of in-report reference reads GUM's brackets, and says what is missing."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reference import NOT_MEASURED, document, run

_ROWS = (
    ("Sara", "PROPN", "(p1-person-new-1-sgl"), ("Holm", "PROPN", "p1)"), ("resigned", "VERB", "_"), (".", "PUNCT", "_"), (),
    ("She", "PRON", "(p1-person-giv:act-1-coref)"), ("left", "VERB", "_"), (".", "PUNCT", "_"),
)  # fmt: skip


def written(folder: Path) -> Path:
    lines = []
    for number, row in enumerate(_ROWS, 1):
        if row:
            word, tag, entity = row
            misc = "_" if entity == "_" else f"Entity={entity}"
            lines.append("\t".join([str(number), word, word, tag, "_", "_", "0", "dep", "_", misc]))
        else:
            lines.append("")
    file = folder / "gum" / "dev" / "one.conllu"
    file.parent.mkdir(parents=True)
    file.write_text("\n".join(lines) + "\n\n", "utf-8")
    return file


def test_brackets_become_mentions(tmp_path: Path) -> None:
    body, mentions = document(written(tmp_path))
    assert [(body[one.start : one.end], one.chain, one.proper) for one in mentions] == [
        ("Sara Holm", "p1", True),
        ("She", "p1", False),
    ]


def test_a_pronoun_is_scored_by_its_chain(tmp_path: Path) -> None:
    written(tmp_path)
    pronouns = run(tmp_path)["gum dev pronoun"]
    assert isinstance(pronouns, dict)
    assert (pronouns["precision"], pronouns["wanted"]) == (1.0, 1)


def test_no_set_is_not_measured(tmp_path: Path) -> None:
    assert run(tmp_path) == {"gum persons": NOT_MEASURED}
