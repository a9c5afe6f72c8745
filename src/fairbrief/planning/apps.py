from fairbrief.kernel import rooms


class PlanningRoom(rooms.Room):
    name = "fairbrief.planning"
    label = "planning"
