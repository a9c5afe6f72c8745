from fairbrief.kernel import rooms


class StudentsRoom(rooms.Room):
    name = "fairbrief.students"
    label = "students"
