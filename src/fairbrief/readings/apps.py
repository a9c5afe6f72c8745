from fairbrief.kernel.rooms import Room


class Readings(Room):
    name = "fairbrief.readings"
    label = "readings"
