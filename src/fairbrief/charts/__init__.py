"""Charts, drawn as SVG by pygal: bars, columns, stretches and lines. No Django, no database.

One drawing serves every place: a page takes it in its own colours (`in_page`), a file or paper
brings its own (`as_svg`). What a chart shows stands in a table beside it as well.
"""

from fairbrief.charts.shapes import Bar, Chart, Line
from fairbrief.charts.writing import as_svg, height_of, in_page

__all__ = ["Bar", "Chart", "Line", "as_svg", "height_of", "in_page"]
