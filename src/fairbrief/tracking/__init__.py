"""The experience ledger of a career office.

An experience is logged, then confirmed by the supervisor, then verified by the office. One that
comes from an engagement here needs nobody's word twice: when a person accepted the work it is
confirmed and verified at once, from the signed agreement and the recorded pay; when silence
accepted it, it is confirmed and the office still looks at it. Work that ended early stands in it
with the hours worked and the pay released: verified by that pay, else waiting for the office.

Must never count an experience that nobody but the student has confirmed.
"""
