from fairbrief.kernel import rooms


class GuidesRoom(rooms.Room):
    name = "fairbrief.guides"
    label = "guides"
