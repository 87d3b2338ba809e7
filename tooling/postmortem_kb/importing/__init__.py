"""Reads reports that were written in another form: bytes to a draft of a record, and back.

Pure: no file is opened here. A report in a form that nobody foresaw loses nothing: what is not
recognised stays where it stood.
"""
