"""The recipe that makes `translate/package/`: corpora to Argos package. Needs the extra `train`."""
