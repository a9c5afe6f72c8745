"""Guides: short texts for the moment they matter, in Markdown, each with its sources.

Owns the guides that are shipped, how Markdown becomes a page, and the texts a campus has put in
the place of ours for its own students. Must never show one campus's text to another's people, nor
let markup through that the writer did not get from Markdown.
"""
