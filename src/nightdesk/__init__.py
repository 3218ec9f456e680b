# SPDX-License-Identifier: Apache-2.0
"""Nightdesk: from fragments of breaking news to one accountable picture."""
