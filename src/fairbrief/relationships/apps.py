from fairbrief.kernel.rooms import Room


class RelationshipsRoom(Room):
    name = "fairbrief.relationships"
    label = "relationships"
