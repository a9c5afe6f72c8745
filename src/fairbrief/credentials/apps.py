from fairbrief.kernel.rooms import Room


class CredentialsRoom(Room):
    name = "fairbrief.credentials"
    label = "credentials"
