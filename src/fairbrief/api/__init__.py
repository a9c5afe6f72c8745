"""What programs ask of Fairbrief: the fairness review, and its rules, over HTTP.

Owns the addresses below /api/, their shapes and errors. Public, read-only and without cookies; it
must never answer with anything about a person, nor keep what it was sent.
"""
