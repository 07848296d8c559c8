"""Benchmarks: what a build costs, on invented companies of any size (`make bench`)."""
