"""`python -m excomm` does what `excomm` does, where the command itself is not on the path."""

from excomm.cli import main

main()
