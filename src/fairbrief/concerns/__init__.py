"""Words between people: read for the marks of scams, reported, and looked into by a career office.

Owns what was found in words, who reported them, and what the office decided. Rooms that hold words
declare them in their `words.py`. Must never stop or change what people write to each other, and
never tell the one who wrote it what was found or who reported it.
"""
