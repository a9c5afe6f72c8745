"""The roster: everyone a campus has enrolled, term by term, with an account here or without.

Owns who is enrolled, in what college, major and class, and the groups a campus counts by. It is the
university's own record: students see what stands there about them, employers never any of it.
Must never make an account, nor tell anyone outside the campus whether somebody is on it.
"""
