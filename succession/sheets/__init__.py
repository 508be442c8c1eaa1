"""Files of strangers as sheets of cells, read in a process of their own.

Little is imported here, so that the process starts at once.
"""
