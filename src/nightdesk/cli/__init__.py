# SPDX-License-Identifier: Apache-2.0
"""The commands. In: arguments and files. Out: text or JSON on stdout, messages and progress on stderr.

Exit status: 0 done, 1 something was refused and the rest done, 2 usage.
"""

from nightdesk.cli.app import app, main

__all__ = ["app", "main"]
