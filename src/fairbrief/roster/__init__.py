"""The roster: everyone a campus has enrolled, term by term, with an account here or without.

Owns who is enrolled, in what college, major and class, and the groups a campus counts by. It is the
university's own record: students see what stands there about them, employers never any of it.
Everyone of a campus is in it: a student whom the university has not named yet has an entry made
from the account (`from_account`), which becomes the university's when a file names an address that
the account has confirmed. An entry and an account find each other by confirmed addresses alone, and
whoever has confirmed an address holds its entry; when two entries turn out to be one person, what
rests on the account's own goes over to the university's. Taking an account away leaves the entry.

Must never make an account, nor tell anyone outside the campus whether somebody is on it.
"""
