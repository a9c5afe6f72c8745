from fairbrief.kernel import rooms


class StrikesRoom(rooms.Room):
    name = "fairbrief.strikes"
    label = "strikes"
