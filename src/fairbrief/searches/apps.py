from fairbrief.kernel import rooms


class SearchesRoom(rooms.Room):
    name = "fairbrief.searches"
    label = "searches"
