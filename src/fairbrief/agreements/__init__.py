"""The text both sides sign, its signatures and its proof.

Must never change a text that carries a signature.
"""
