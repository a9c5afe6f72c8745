from fairbrief.kernel.rooms import Room


class PaymentsRoom(Room):
    name = "fairbrief.payments"
    label = "payments"
