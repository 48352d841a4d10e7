"""The termbase: its file, Albanian word forms, and the recognition of terms. Knows no model."""
