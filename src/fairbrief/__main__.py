"""`python -m fairbrief` is the same as the command `fairbrief`."""

from fairbrief.cli import main

if __name__ == "__main__":
    main(prog_name="fairbrief")
