"""The index of open briefs that each machine keeps in its data folder.

PostgreSQL is the truth. The index only says which twenty briefs to look at; they are looked up
before anybody is shown them (`discovery.finding`). It may be deleted at any time: the worker makes
it anew.
"""
