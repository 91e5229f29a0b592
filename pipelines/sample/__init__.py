"""The sample district: a made-up district's deliveries, as messy as real ones.

It imports nothing of the intake, the contracts or the models: it knows the forms as a town does.
"""

from pipelines.sample.district import SampleError, SampleSummary, make_sample

__all__ = ["SampleError", "SampleSummary", "make_sample"]
