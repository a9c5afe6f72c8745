from fairbrief.kernel import rooms


class PaymentsRoom(rooms.Room):
    name = "fairbrief.payments"
    label = "payments"
