"""The processor: how many cores there are, and which instructions CTranslate2 should use."""

import os
from pathlib import Path

from translate.errors import TranslateError

INSTRUCTIONS = "CT2_FORCE_CPU_ISA"  # CTranslate2 reads it when it first computes
KNOWN = ("", "GENERIC", "AVX", "AVX2", "AVX512", "NEON")
AVX512 = frozenset("avx512f avx512cd avx512vl avx512dq avx512bw".split())  # what CTranslate2's kernels for it need
NOT_SLOWED = "avx512_vnni"  # processors before those that have it clock down when they use AVX512
_CPUINFO = Path("/proc/cpuinfo")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def widen() -> None:
    """Let CTranslate2 use AVX512 where that pays, unless the user's environment says what to use.

    Of itself it never goes beyond AVX2. Measured on a Xeon with 2 cores: a seventh less time for drafting, a quarter
    less for scoring. Raises TranslateError where the environment says what CTranslate2 does not know.
    """
    wanted = instructions()
    if wanted != os.environ.get(INSTRUCTIONS, ""):
        os.environ[INSTRUCTIONS] = wanted


def instructions() -> str:
    """The instructions that are used, if not those that CTranslate2 chooses; the English may hang on them."""
    named = os.environ.get(INSTRUCTIONS, "")
    if named not in KNOWN:
        known = ", ".join(filter(None, KNOWN))
        raise TranslateError(f"${INSTRUCTIONS}: CTranslate2 knows no {named}, only {known}; unset it")
    is_fast = not named and _CPUINFO.exists() and has_fast_avx512(_CPUINFO.read_text("utf-8"))
    return "AVX512" if is_fast else named


def has_fast_avx512(cpuinfo: str) -> bool:
    """Whether a processor does well with AVX512, by what Linux says of it.

    >>> has_fast_avx512("flags : sse avx512f avx512cd avx512vl avx512dq avx512bw avx512_vnni")
    True
    >>> has_fast_avx512("flags : sse avx512f avx512cd avx512vl avx512dq avx512bw"), has_fast_avx512("Features : asimd")
    (False, False)
    """
    flags = next((line.split() for line in cpuinfo.splitlines() if line.startswith("flags")), [])
    return {*AVX512, NOT_SLOWED} <= set(flags)
