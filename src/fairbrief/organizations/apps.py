from fairbrief.kernel.rooms import Room


class OrganizationsRoom(Room):
    name = "fairbrief.organizations"
    label = "organizations"
