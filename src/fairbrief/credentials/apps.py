from fairbrief.kernel import rooms


class CredentialsRoom(rooms.Room):
    name = "fairbrief.credentials"
    label = "credentials"
