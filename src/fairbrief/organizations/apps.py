from fairbrief.kernel import rooms


class OrganizationsRoom(rooms.Room):
    name = "fairbrief.organizations"
    label = "organizations"
