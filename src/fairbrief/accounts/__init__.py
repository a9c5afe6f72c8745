"""People: users, sign-in, and mailed links that let a person act without an account.

Must never know what a person does here (student, supervisor, officer): higher rooms say that.
"""
