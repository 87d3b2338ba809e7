"""The verbs of `postmortem actions`: each file has a click command called `command`."""
