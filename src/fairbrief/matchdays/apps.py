from fairbrief.kernel import rooms


class MatchdaysRoom(rooms.Room):
    name = "fairbrief.matchdays"
    label = "matchdays"
