"""What git knows: the state that a change starts from, and when a post-mortem was merged.

Git is asked as a process, a handful of times a command, and never told to change anything but the
branch of the ledger. What a person wrote reaches it as a full hash only, and every list of names is
separated by NUL.
"""
