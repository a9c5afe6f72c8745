from fairbrief.kernel import rooms


class FundsRoom(rooms.Room):
    name = "fairbrief.funds"
    label = "funds"
