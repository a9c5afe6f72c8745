"""The demo's plain data: names, organizations, briefs. Everything and everyone is invented."""
