from fairbrief.kernel.rooms import Room


class DiscoveryRoom(Room):
    name = "fairbrief.discovery"
    label = "discovery"
