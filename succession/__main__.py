"""`python -m succession`: the same as the command `succession`."""

from succession.cli import main

main()
