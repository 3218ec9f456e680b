# SPDX-License-Identifier: Apache-2.0
"""Failures that newsrooms have lived through, as scripts: who says what when, and how belief must move.

The people, places and outlets are invented; the shapes are those of the cases in docs/how-it-decides.md. Each step
gives what is known just after it: the least and most that may be believed, and the statuses that may be shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nightdesk.vocabulary.terms import Act, AttributionKind, Dependence, SourceKind, SpeakerRole, Status


@dataclass(frozen=True, slots=True)
class Step:
    """One claim at a minute, and what may be believed of the story's value after it."""

    minute: int
    source: str
    root: str = ""  # the source itself where empty
    says: bool = True
    value: str = "it"
    act: Act | None = None
    kind: SourceKind = SourceKind.NEWSPAPER
    dependence: Dependence = Dependence.OWN
    speaker: AttributionKind | None = None
    role: SpeakerRole = SpeakerRole.NEUTRAL
    chain: str = ""
    certainty: float = 0.95
    least: float = 0.0
    most: float = 1.0
    status: tuple[Status, ...] = tuple(Status)


@dataclass(frozen=True, slots=True)
class Story:
    """A script. ``exclusive``: its values cannot both be true."""

    name: str
    lesson: str
    kind: str
    steps: tuple[Step, ...]
    exclusive: bool = False
    record: dict[str, int] = field(default_factory=dict)  # source -> settled claims of it that were right before


def _says(minute: int, body: str, **more: object) -> Step:
    """An official speaker as a wire service quotes it."""
    given: dict[str, object] = {
        "root": body, "dependence": Dependence.SPEAKER, "speaker": AttributionKind.OFFICIAL, "kind": SourceKind.WIRE,
    }  # fmt: skip
    return Step(minute, f"Wire {minute}", **{**given, **more})  # type: ignore[arg-type]  # fields of Step


UP_TO_REPORTED = (Status.RUMOURED, Status.REPORTED)

STORIES = (
    Story(
        "a false report that a dozen outlets copy, each citing another",
        "a crowd is one origin; when it falls, all of it falls",
        "death",
        (
            Step(0, "First Radio", status=UP_TO_REPORTED, least=0.6, most=0.92),
            *(
                Step(
                    5 + number, f"Outlet {number}", root="First Radio", dependence=Dependence.CITED,
                    speaker=AttributionKind.MEDIA, status=UP_TO_REPORTED, least=0.6, most=0.92,
                )
                for number in range(12)
            ),
            _says(40, "the hospital", says=False, role=SpeakerRole.AUTHORITY, most=0.15,
                  status=(Status.DENIED, Status.DISPUTED)),
            Step(45, "First Radio", says=False, act=Act.RETRACT, most=0.05, status=(Status.DENIED, Status.RETRACTED)),
            Step(60, "Late Post", root="First Radio", dependence=Dependence.CITED, speaker=AttributionKind.MEDIA,
                 most=0.05, status=(Status.DENIED, Status.RETRACTED)),
        ),
    ),
    Story(
        "the same crowd, none of which says where it has it from",
        "agreement without sources is worth little, and never certainty",
        "death",
        (
            Step(0, "First Radio", least=0.6, most=0.92),
            *(Step(5 + number, f"Outlet {number}", most=0.985) for number in range(12)),
            Step(50, "First Radio", says=False, act=Act.RETRACT, most=0.97),
        ),
    ),
    Story(
        "two sources in one chain of command",
        "two officers who heard one radio are one origin: never more than reported",
        "death",
        (
            _says(0, "a sheriff's deputy", chain="county", status=UP_TO_REPORTED, most=0.95),
            _says(6, "the sheriff's office", chain="county", status=UP_TO_REPORTED, most=0.96),
            _says(30, "the surgeon", says=False, role=SpeakerRole.AUTHORITY, most=0.3,
                  status=(Status.DENIED, Status.DISPUTED)),
        ),
    ),
    Story(
        "an early wrong identity from an official",
        "the first name is one of two when a second comes, and falls when its author corrects itself",
        "shooting",
        (
            _says(0, "an investigator", value="elder brother", least=0.6, status=UP_TO_REPORTED),
            _says(90, "the state police", value="younger brother", least=0.2, most=0.8,
                  status=(Status.DISPUTED, Status.REPORTED)),
            _says(150, "an investigator", value="elder brother", says=False, most=0.3,
                  status=(Status.DENIED, Status.DISPUTED, Status.RUMOURED, Status.RETRACTED)),
            _says(200, "the coroner", value="younger brother", role=SpeakerRole.AUTHORITY, most=0.05,
                  status=(Status.DENIED, Status.RETRACTED)),
        ),
        exclusive=True,
    ),
    Story(
        "a clean record, then a big lie",
        "no record lifts a single origin above reported, and a denial by those who know is not shouted down",
        "death",
        (
            Step(0, "Old Gazette", least=0.85, most=0.995, status=UP_TO_REPORTED),
            _says(60, "the family", says=False, role=SpeakerRole.AUTHORITY, most=0.7,
                  status=(Status.DISPUTED, Status.DENIED)),
            Step(61, "Echo", root="Old Gazette", dependence=Dependence.CITED, speaker=AttributionKind.MEDIA, most=0.7,
                 status=(Status.DISPUTED, Status.DENIED)),
            _says(90, "the court", says=False, role=SpeakerRole.AUTHORITY, most=0.05, status=(Status.DENIED,)),
        ),
        record={"Old Gazette": 40},
    ),
    Story(
        "a denial by a party taken for a refutation",
        "whoever has a stake in it may deny as often as they like: it is a flag",
        "airstrike",
        (
            Step(0, "Own Reporter", least=0.6),
            Step(20, "Second Paper", least=0.7),
            _says(40, "the party", says=False, role=SpeakerRole.INTERESTED, least=0.65,
                  status=(Status.REPORTED, Status.CORROBORATED)),
            _says(60, "the party", role=SpeakerRole.AGAINST_INTEREST, least=0.95,
                  status=(Status.REPORTED, Status.CORROBORATED, Status.CONFIRMED)),
        ),
    ),
    Story(
        "a mistake upstream that an authority repeats",
        "whoever repeats what the same chain of command heard adds little, and one who can know does not confirm alone",
        "rescue",
        (
            _says(0, "the command post", chain="mine", status=UP_TO_REPORTED, most=0.95),
            _says(9, "the mine company", chain="mine", status=UP_TO_REPORTED, most=0.96),
            *(
                Step(
                    12 + number, f"Outlet {number}", root="the command post", dependence=Dependence.CITED,
                    speaker=AttributionKind.MEDIA, status=UP_TO_REPORTED, most=0.96,
                )
                for number in range(8)
            ),
            _says(180, "the command post", chain="mine", says=False, act=Act.RETRACT, most=0.9,
                  status=(*UP_TO_REPORTED, Status.RETRACTED)),
            _says(185, "the rescuers", says=False, role=SpeakerRole.AUTHORITY, most=0.05,
                  status=(Status.DENIED, Status.RETRACTED)),
        ),
    ),
    Story(
        "an authority alone",
        "one voice is one origin, whoever it is: reported, until a second stands beside it",
        "explosion",
        (
            _says(0, "the clinic", role=SpeakerRole.AUTHORITY, least=0.9, status=(Status.REPORTED,)),
            Step(30, "Copy Post", root="the clinic", dependence=Dependence.CITED, speaker=AttributionKind.OFFICIAL,
                 least=0.9, status=(Status.REPORTED,)),
            _says(60, "the fire service", least=0.95, status=(Status.CORROBORATED, Status.CONFIRMED)),
        ),
    ),
    Story(
        "a claim that its author silently deletes",
        "an edition without it is a weak way of taking it back, and no denial",
        "arrest",
        (
            Step(0, "Quick Post", least=0.6, status=UP_TO_REPORTED),
            Step(40, "Quick Post", says=False, act=Act.RETRACT, certainty=0.5, least=0.5, most=0.86,
                 status=UP_TO_REPORTED),
        ),
    ),
    Story(
        "a hedge that gets lost on the way",
        "a copy that says it plainly adds nothing to what was said carefully",
        "arrest",
        (
            Step(0, "Careful Paper", certainty=0.5, least=0.5, most=0.8),
            Step(10, "Bold Blog", root="Careful Paper", kind=SourceKind.BLOG, dependence=Dependence.COPY, most=0.8,
                 status=UP_TO_REPORTED),
        ),
    ),
)  # fmt: skip
