from fairbrief.kernel import rooms


class AgreementsRoom(rooms.Room):
    name = "fairbrief.agreements"
    label = "agreements"
