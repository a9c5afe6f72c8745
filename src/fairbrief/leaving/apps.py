from django.utils.module_loading import autodiscover_modules

from fairbrief.kernel import rooms


class LeavingRoom(rooms.Room):
    name = "fairbrief.leaving"
    label = "leaving"

    def ready(self) -> None:
        super().ready()
        # What each room holds of a person.
        autodiscover_modules("yours")
