# SPDX-License-Identifier: Apache-2.0
"""The closed lists of words. Each is a string enum: its value is what tables and JSON carry."""

from __future__ import annotations

from enum import StrEnum

from nightdesk.vocabulary.errors import InvalidValue


class Term(StrEnum):
    """Base of the closed lists: an unknown word fails with the list of those allowed."""

    @classmethod
    def _missing_(cls, value: object) -> Term:
        raise InvalidValue(
            f"{value!r} is not a {cls.__name__}", "allowed: " + ", ".join(member.value for member in cls)
        )


class SourceKind(Term):
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    BLOG = "blog"
    SOCIAL = "social"
    OFFICIAL = "official"
    NGO = "ngo"
    UNKNOWN = "unknown"


class NameType(Term):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    FACILITY = "facility"
    EVENT = "event"
    VEHICLE = "vehicle"
    WEAPON = "weapon"
    OTHER = "other"


class RoleName(Term):
    AGENT = "agent"
    PATIENT = "patient"
    INSTRUMENT = "instrument"
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    BENEFICIARY = "beneficiary"
    TOPIC = "topic"


class Polarity(Term):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(Term):
    ASSERTED = "asserted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    FUTURE = "future"
    QUESTION = "question"
    OPINION = "opinion"


class Act(Term):
    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    CORRECT = "correct"
    RETRACT = "retract"
    QUERY = "query"


class AttributionKind(Term):
    NAMED = "named"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    DOCUMENT = "document"
    EYEWITNESS = "eyewitness"
    UNSPECIFIED = "unspecified"


class SpeakerRole(Term):
    NEUTRAL = "neutral"
    AUTHORITY = "authority"
    INTERESTED = "interested"
    AGAINST_INTEREST = "against_interest"


class Granularity(Term):
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    VAGUE = "vague"


class PlacePrecision(Term):
    POINT = "point"
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"


class CountOp(Term):
    EQ = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"


class CountOf(Term):
    """What a figure counts: the count attributes of a proposition."""

    DEATHS = "deaths"
    INJURED = "injured"
    MISSING = "missing"
    RESCUED = "rescued"
    DETAINED = "detained"
    DISPLACED = "displaced"
    ON_BOARD = "on_board"
    COUNT = "count"


class Attribute(Term):
    """What a proposition is about; the list is closed (DESIGN §4)."""

    OCCURRED = "occurred"
    AGENT = "agent"
    PATIENT = "patient"
    CAUSE = "cause"
    MEANS = "means"
    PLACE = "place"
    TIME = "time"
    IDENTITY = "identity"
    DEATHS = "deaths"
    INJURED = "injured"
    MISSING = "missing"
    RESCUED = "rescued"
    DETAINED = "detained"
    DISPLACED = "displaced"
    ON_BOARD = "on_board"
    COUNT = "count"
    OTHER = "other"


class Status(Term):
    """Where a proposition stands; ``denied`` means found untrue on credible evidence."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"
    RETRACTED = "retracted"


class Basis(Term):
    """On what a proposition is settled."""

    REGISTER = "register"  # an official register
    COURT = "court"
    EDITOR = "editor"
    CORRECTION = "correction"  # the author's own
    CONSENSUS = "consensus"  # independent origins that have agreed for long enough


class Confidence(Term):
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Dependence(Term):
    """How a claim rests on its root."""

    OWN = "own"  # the outlet's own reporting: it is the root
    SPEAKER = "speaker"  # a named or official speaker: the speaker is the root
    CITED = "cited"  # "X reports": the cited source is the root
    COPY = "copy"  # the text repeats an earlier report
    OWNER = "owner"  # another outlet of the same owner has reported it before
    EDITION = "edition"  # a later edition of the same report
    ANONYMOUS = "anonymous"  # unnamed sources of this outlet: one root for the outlet


class NoticeKind(Term):
    """What a notice does to something that was published before."""

    CORRECTION = "correction"  # a part of it was wrong
    WITHDRAWAL = "withdrawal"  # it is taken back, killed, deleted
    DENIAL = "denial"  # somebody calls it untrue
    UPDATE = "update"  # its author replaces its figures


class LinkKind(Term):
    CAUSES = "causes"
    RESPONSE_TO = "response_to"
    PART_OF = "part_of"
    PRECEDES = "precedes"


class TieKind(Term):
    PART_OF = "part_of"
    LEADS = "leads"
    BACKS = "backs"
    ALLIED_WITH = "allied_with"
    OPPOSES = "opposes"


class JudgementKind(Term):
    MERGE = "merge"
    SPLIT = "split"
    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    RATE = "rate"
    OWN = "own"
    SETTLE = "settle"
    DISMISS = "dismiss"
    WITHDRAW = "withdraw"
    UNDO = "undo"


class Change(Term):
    NEW = "new"
    UP = "up"
    DOWN = "down"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    MERGED = "merged"
    SPLIT = "split"
