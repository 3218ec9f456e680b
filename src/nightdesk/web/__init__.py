# SPDX-License-Identifier: Apache-2.0
"""The live page and the API.

In: a ledger, through the desk. Out: pages that are whole without JavaScript, and the JSON of telling.
Guarantees: nothing from a report reaches a page unescaped; no asset comes from another host; a reader
never holds up the one who writes.
"""

from nightdesk.web.app import create_app

__all__ = ["create_app"]
