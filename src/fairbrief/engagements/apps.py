from fairbrief.kernel.rooms import Room


class EngagementsRoom(Room):
    name = "fairbrief.engagements"
    label = "engagements"
