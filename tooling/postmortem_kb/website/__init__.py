"""The shell around MkDocs: it builds the guides and lists, and one empty page for all the others."""
