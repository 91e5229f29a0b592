"""What went wrong, told on the page."""

from __future__ import annotations

import streamlit as st

from dashboards.parts.as_written import as_written
from pipelines.language import say
from pipelines.problem import Problem


def tell_problem(problem: Problem) -> None:
    """Say what went wrong in its own sentence; what somebody typed stays as it was typed."""
    st.error(as_written(say(problem.code, **problem.values)), icon=":material/error:")
