from fairbrief.kernel import rooms


class VettingRoom(rooms.Room):
    name = "fairbrief.vetting"
    label = "vetting"
