"""A child may use so much memory and no more; addresses that are set aside are no memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import mmap
from pipelines.intake.child_limits import limit_child

limit_child(128 << 20, 1)
aside = mmap.mmap(-1, 8 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ)
used = bytearray(64 << 20)
try:
    more = bytearray(96 << 20)
except MemoryError:
    print("bounded")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound it so")
def test_what_is_used_is_bounded_and_not_what_is_set_aside():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("bounded\n", 0)
