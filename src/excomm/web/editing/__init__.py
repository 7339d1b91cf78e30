"""Changes a crisis file part by part: what a form changes is written into the text, and all around it stays as it was.

A text is taken apart into parts that know where they stand; a change writes a few characters anew; and what comes out
is read again, to be sure that it means just what was asked for.
"""
