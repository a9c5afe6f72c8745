"""SCIM 2.0 (RFC 7643, RFC 7644): a university's directory keeps a campus's roster up to date.

Users only, as students of one campus. Reading, filtering and changing resources is the work of
scim2-models; here stands what a person of a roster is in SCIM, and the addresses.
"""
