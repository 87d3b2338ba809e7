"""Measurements: `make bench`. Ratios against named baselines of the same run, never timed tests."""
