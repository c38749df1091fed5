"""A process of our own for work that may hang, crash or take long: asked over a pipe, confined, ended at any time.

The program asks through `process`; the other side is made of `serving`, which takes from itself what it has no use for
(`confinement`). What goes over the pipe is in `frames`. What is asked for is the business of those who use it:
`curator.importing` has files parsed there, `curator.article_readings` has articles read for suggestions.
"""
