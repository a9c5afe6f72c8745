from fairbrief.kernel.rooms import Room


class TrackingRoom(Room):
    name = "fairbrief.tracking"
    label = "tracking"
