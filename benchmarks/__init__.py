# SPDX-License-Identifier: Apache-2.0
"""One command a figure: ``python -m benchmarks NAME``."""
