"""Lets the tests of this folder import the scripts of the evals, as they import one another."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))
sys.path.insert(0, str(Path(__file__).parent))
