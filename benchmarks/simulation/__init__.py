# SPDX-License-Identifier: Apache-2.0
"""Simulated streams of claims with known truth: what the belief benchmark is run on.

Invariant: these worlds were written before the model was tuned, and the model never sees their insides:
truth, reliabilities and copy edges reach the oracle alone.
"""
