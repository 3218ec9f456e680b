# SPDX-License-Identifier: Apache-2.0
"""How good beliefs are: ours and peers on the same claims, with gates."""
