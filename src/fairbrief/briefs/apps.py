from fairbrief.kernel import rooms


class BriefsRoom(rooms.Room):
    name = "fairbrief.briefs"
    label = "briefs"
