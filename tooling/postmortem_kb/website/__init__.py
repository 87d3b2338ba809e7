"""The shell around MkDocs: it makes the guides and lists, and one empty page for the others."""
