"""A few runs of the crash rig with every test; many with ``make crash``. Seed: ``CRASH_SEED=7 make test``."""

import os
import random
from pathlib import Path

import pytest

from tests.e2e.crash import Ending, run_all, server_in

RUNS = 12  # every ending twice, and kill -9 four times
SEED = int(os.environ.get("CRASH_SEED") or random.randrange(1_000_000))


def test_nothing_acknowledged_is_ever_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with server_in(tmp_path / "ssh") as server:
        tally = run_all(RUNS, SEED, tmp_path, server)
    with capsys.disabled():
        print(f"\nseed {SEED}: {tally}")
    assert not tally.wrong, f"seed {SEED}: {tally}"
    assert (tally.lost, tally.unreadable) == (0, 0)
    assert tally.endings.keys() >= set(Ending) - {Ending.CLIENT}
    assert tally.acknowledged >= 5, f"seed {SEED}: too little was done to show anything: {tally}"
