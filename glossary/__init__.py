"""The termbase: its file, Albanian word forms, and the recognition of terms. Knows no model."""

from pathlib import Path

PACKAGED = Path(__file__).with_name("sq-en.po")
"""The curated glossary that Përkthe ships."""
