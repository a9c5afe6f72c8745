from fairbrief.kernel import rooms


class ContactsRoom(rooms.Room):
    name = "fairbrief.contacts"
    label = "contacts"
