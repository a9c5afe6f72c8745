from fairbrief.kernel import rooms


class ConcernsRoom(rooms.Room):
    name = "fairbrief.concerns"
    label = "concerns"
