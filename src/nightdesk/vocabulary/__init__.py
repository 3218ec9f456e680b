# SPDX-License-Identifier: Apache-2.0
"""The words of Nightdesk as frozen, validated, typed values.

No I/O, and no import of any other room. Import from the modules: ``terms`` (closed lists), ``report``,
``claim``, ``event``, ``belief``, ``judgement``, ``views``, ``kinds`` (the table of kinds), ``ids``,
``moments``, ``errors``.
"""
