from fairbrief.kernel.rooms import Room


class BriefsRoom(Room):
    name = "fairbrief.briefs"
    label = "briefs"
