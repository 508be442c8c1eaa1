"""`python -m succession`: the same as the command `succession`."""

from succession.cli.main import main

main()
