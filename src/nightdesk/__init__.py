# SPDX-License-Identifier: Apache-2.0
"""Nightdesk: from fragments of breaking news to one accountable picture."""

from nightdesk.desk import Desk
from nightdesk.vocabulary.report import Report

__all__ = ["Desk", "Report"]
