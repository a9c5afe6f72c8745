"""Each campus's policy, and its reviews of employers and briefs.

Must never give a score: it keeps findings, reasons and decisions.
"""
