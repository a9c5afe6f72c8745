from fairbrief.kernel.rooms import Room


class StudentsRoom(Room):
    name = "fairbrief.students"
    label = "students"
