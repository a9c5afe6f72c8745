from fairbrief.kernel import rooms


class CoffeesRoom(rooms.Room):
    name = "fairbrief.coffees"
    label = "coffees"
