from fairbrief.kernel import rooms


class PortfolioRoom(rooms.Room):
    name = "fairbrief.portfolio"
    label = "portfolio"
