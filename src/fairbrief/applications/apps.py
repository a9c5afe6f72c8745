from fairbrief.kernel import rooms


class ApplicationsRoom(rooms.Room):
    name = "fairbrief.applications"
    label = "applications"
