"""Where a work can be, as `Life.where` says it."""

OPEN = ("agreement proposed", "agreement half_signed")
BEFORE = ("agreed", "authorized", "funded")
WORKING = ("active", "changes_asked")
RUNNING = (*WORKING, "paused", "submitted")
DISPUTED = tuple(f"dispute {each}" for each in ("opened", "answered", "decided", "appealed"))
OVER = ("approved", "paid", "closed", "ended_early", "not_completed")
