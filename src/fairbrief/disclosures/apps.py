from fairbrief.kernel import rooms


class DisclosuresRoom(rooms.Room):
    name = "fairbrief.disclosures"
    label = "disclosures"
