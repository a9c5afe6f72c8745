"""Pages kept in memory: what is kept, for whom, and how long it is so."""
