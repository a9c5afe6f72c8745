"""The work while it runs: plan, hours, check-ins, meetings, deliverables, changes, disputes.

Must never move money: payments follows its states.
"""
