"""The browser app: an HTTP interface to the library, and the prebuilt pages that use it.

What is legal, stable or likely is decided by the library; routes ask it, and shapes say how answers look.
"""
