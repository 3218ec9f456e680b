# SPDX-License-Identifier: Apache-2.0
"""The back room: what the desk needs to carry a report through the rooms and to look back.

``fold`` derives events and beliefs from stored claims, ``standing`` turns judgements into rules for the
fold, ``refold`` folds everything again when the past is judged anew, ``picture`` builds the views.
Only ``desk.py`` imports it.
"""
