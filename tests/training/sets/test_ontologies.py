# SPDX-License-Identifier: Apache-2.0
"""What other ontologies are mapped to are labels of ours, and what is mapped stands in their lists of names."""

from __future__ import annotations

import json
from pathlib import Path

from training.labels import KINDS, ROLES

from training.sets import geneva, kairos

NAMES = json.loads((Path(geneva.__file__).parent / "ontologies.json").read_text("utf-8"))


def test_kinds_and_roles_are_ours() -> None:
    assert {*KINDS} >= kairos.COVERED | geneva.COVERED
    assert {*ROLES} >= {*kairos.ROLES.values()}
    assert {*ROLES} >= {
        role for frame in NAMES["frames"] for name in NAMES["frame_roles"] if (role := geneva.our_role(frame, name))
    }


def test_mapped_names_are_in_the_lists() -> None:
    assert {*NAMES["kairos_roles"]} >= {*kairos.ROLES}
    assert all(kairos.kind_of(name, "it") in {None, *KINDS} for name in NAMES["kairos"])
    assert {name for name in NAMES["kairos"] if kairos.kind_of(name, "it") == "death"} == {"Life.Die"}


def test_lists_are_sorted_and_without_doubles() -> None:
    assert all(names == sorted({*names}) for names in NAMES.values())
    assert (len(NAMES["frames"]), len(NAMES["kairos"])) == (115, 39)
