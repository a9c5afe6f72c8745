from fairbrief.kernel import rooms


class RelationshipsRoom(rooms.Room):
    name = "fairbrief.relationships"
    label = "relationships"
