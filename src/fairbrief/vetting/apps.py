from fairbrief.kernel.rooms import Room


class VettingRoom(Room):
    name = "fairbrief.vetting"
    label = "vetting"
