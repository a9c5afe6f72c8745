from fairbrief.kernel import rooms


class DiscoveryRoom(rooms.Room):
    name = "fairbrief.discovery"
    label = "discovery"
