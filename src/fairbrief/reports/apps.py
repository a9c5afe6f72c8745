from fairbrief.kernel import rooms


class ReportsRoom(rooms.Room):
    name = "fairbrief.reports"
    label = "reports"
