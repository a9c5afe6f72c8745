from fairbrief.kernel.rooms import Room


class AgreementsRoom(Room):
    name = "fairbrief.agreements"
    label = "agreements"
