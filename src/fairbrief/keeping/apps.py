from fairbrief.kernel import rooms


class KeepingRoom(rooms.Room):
    name = "fairbrief.keeping"
    label = "keeping"
