# SPDX-License-Identifier: Apache-2.0
"""One file a public set: its published format → ``training.example.Example``.

Invariant: words are cut as at run time, and a label stands on exactly the words that the set means.
"""
