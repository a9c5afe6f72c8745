from fairbrief.kernel import rooms


class BoardsRoom(rooms.Room):
    name = "fairbrief.boards"
    label = "boards"
