"""What moves an incident on: one verb a file, a record and plain arguments in, edits out.

Nothing here reads or writes a file. A verb raises `RecordError` where the record is not in the
state that it needs, and says what to do instead.
"""
