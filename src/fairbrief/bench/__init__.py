"""Benchmarks: a crowd of made-up rows in a scratch database, and what is measured on it.

Must never touch the installation's own database.
"""
