"""What the people of a work do, each as often as it happens, well timed or not."""

from tests.lives.acts import agreeing, beside, ending, working

__all__ = ["agreeing", "beside", "ending", "working"]
