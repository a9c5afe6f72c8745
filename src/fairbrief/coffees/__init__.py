"""Virtual coffees: a few students and one person, live, informal, and more than once.

Must never give out the link to anybody without a seat, seat more than there are chairs, show an
employer a student's surname or address, or keep what was said. Nothing is recorded.
"""
