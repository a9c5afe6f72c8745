from fairbrief.kernel.rooms import Room


class ApplicationsRoom(Room):
    name = "fairbrief.applications"
    label = "applications"
