from fairbrief.kernel import rooms


class TrackingRoom(rooms.Room):
    name = "fairbrief.tracking"
    label = "tracking"
