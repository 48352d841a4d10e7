"""Which instructions CTranslate2 is told to use."""

import os
from pathlib import Path

import pytest

from translate import cpu
from translate.errors import TranslateError

WIDE = "processor : 0\nflags : sse avx2 avx512f avx512cd avx512vl avx512dq avx512bw avx512_vnni amx_int8\n"
OLD = "processor : 0\nflags : sse avx2 avx512f avx512cd avx512vl avx512dq avx512bw\n"


@pytest.mark.parametrize(
    ("cpuinfo", "named", "used"),
    [
        (WIDE, None, "AVX512"),
        (WIDE, "AVX2", "AVX2"),  # what the user says stays
        (OLD, None, None),
        ("processor : 0\nFeatures : fp asimd\n", None, None),  # an ARM processor
        (None, None, None),  # no Linux
    ],
)
def test_avx512_is_used_where_it_is_fast(
    cpuinfo: str | None, named: str | None, used: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cpu.INSTRUCTIONS, named or "")
    if named is None:
        monkeypatch.delenv(cpu.INSTRUCTIONS)
    monkeypatch.setattr(cpu, "_CPUINFO", tmp_path / "cpuinfo")
    if cpuinfo is not None:
        (tmp_path / "cpuinfo").write_text(cpuinfo, "utf-8")
    cpu.widen()
    assert os.environ.get(cpu.INSTRUCTIONS) == used


@pytest.mark.parametrize("named", ["nonsense", "avx512"])
def test_instructions_that_nobody_knows_are_refused_by_name(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cpu.INSTRUCTIONS, named)
    with pytest.raises(TranslateError, match=rf"\$CT2_FORCE_CPU_ISA: CTranslate2 knows no {named}, .*AVX2.*; unset it"):
        cpu.widen()
