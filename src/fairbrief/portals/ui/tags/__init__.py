"""The components' Python, by what they are about; templatetags/ui.py gathers them."""
