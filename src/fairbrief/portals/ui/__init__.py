"""The component kit: tokens, layout, components, the page's shell, and helpers of thin views.

Owns how Fairbrief looks and speaks in the browser: `{% load ui %}` gives every component
(templatetags/ui.py lists them with their inputs), `ui/page.html` is the page they stand in.
Never holds a model, a rule of the trade, or a query beyond the count of unread notices.
"""
