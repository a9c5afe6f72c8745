"""What `fairbrief doctor` looks at. Looking changes nothing: no server started, no row written."""

from fairbrief.cli.health.finding import Finding, Level
from fairbrief.cli.health.looks import examine

__all__ = ["Finding", "Level", "examine"]
