# SPDX-License-Identifier: Apache-2.0
"""Claims → events and stories, and each claim's root.

In: claims with resolved names, earlier reports and event profiles as the desk finds them. Out: which
report repeats which, the root of each claim, what notices speak of, the event and the story that it belongs to, links and ties
as reported. Guarantees: deterministic; prefers a split to a false merge; says what spoke for and against.
"""

from nightdesk.merging.copies import Aligned, CopyOf, bands, find_copies, nearest_reports, search_bands
from nightdesk.merging.coreference import Placement, container_of, founds_nothing, place
from nightdesk.merging.credits import credited
from nightdesk.merging.families import CONSEQUENCES
from nightdesk.merging.links import links_of
from nightdesk.merging.notices import may_hold_notice
from nightdesk.merging.owners import owner_of
from nightdesk.merging.profiles import absorb, found, keys, search_keys
from nightdesk.merging.referring import Earlier, Reference, claims_meant, ran, references, search_words
from nightdesk.merging.roots import Copied, Publisher, RootHistory, root_of
from nightdesk.merging.stories import story_id, story_keys, story_of, story_search_keys
from nightdesk.merging.ties import ties_of

VERSION = "rules-1"

__all__ = [
    "CONSEQUENCES",
    "VERSION",
    "Aligned",
    "Copied",
    "CopyOf",
    "Earlier",
    "Placement",
    "Publisher",
    "Reference",
    "RootHistory",
    "absorb",
    "bands",
    "claims_meant",
    "container_of",
    "credited",
    "find_copies",
    "found",
    "founds_nothing",
    "keys",
    "links_of",
    "may_hold_notice",
    "nearest_reports",
    "owner_of",
    "place",
    "ran",
    "references",
    "root_of",
    "search_bands",
    "search_keys",
    "search_words",
    "story_id",
    "story_keys",
    "story_of",
    "story_search_keys",
    "ties_of",
]
