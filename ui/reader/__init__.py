"""The article as a page to read, mark and select on."""
