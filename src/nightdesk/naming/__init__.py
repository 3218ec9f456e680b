# SPDX-License-Identifier: Apache-2.0
"""Mentions → actors and places.

In: a reading. Out: the same reading with actor ids, canonical names, and places with country, coordinates
and precision where they are known. Guarantees: the same report gives the same ids whatever came before;
what cannot be told stays unresolved; no country is passed off as a point.
"""

from nightdesk.naming.identify import Identity, Setting
from nightdesk.naming.namer import Namer, default_namer
from nightdesk.naming.places import country_of, lookup, zone_of

__all__ = ["Identity", "Namer", "Setting", "country_of", "default_namer", "lookup", "zone_of"]
