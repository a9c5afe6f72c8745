from fairbrief.kernel import rooms


class EngagementsRoom(rooms.Room):
    name = "fairbrief.engagements"
    label = "engagements"
