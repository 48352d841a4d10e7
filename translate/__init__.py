"""Albanian articles into English, with every term as the glossary wants it."""
