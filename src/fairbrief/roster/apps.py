from fairbrief.kernel import rooms


class RosterRoom(rooms.Room):
    name = "fairbrief.roster"
    label = "roster"
