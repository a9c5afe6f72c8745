"""The people a student has met through work, and how the student stays in touch with them.

Must never show an address its owner has not agreed to show, nor write to anybody in the student's
name, nor remind anybody twice. A student's notes and drafts are the student's own: no employer and
no office reads them.
"""
