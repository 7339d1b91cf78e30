"""What can be asked over HTTP, one file a screen; each function hands on to the library and shapes its answer."""
