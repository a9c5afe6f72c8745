from fairbrief.kernel import rooms


class AdvisingRoom(rooms.Room):
    name = "fairbrief.advising"
    label = "advising"
