from fairbrief.kernel import rooms


class SurveysRoom(rooms.Room):
    name = "fairbrief.surveys"
    label = "surveys"
