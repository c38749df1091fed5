"""The desk: the one file that keeps everything. The only package that knows SQL."""
