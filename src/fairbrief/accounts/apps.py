from fairbrief.kernel import rooms


class AccountsConfig(rooms.Room):
    name = "fairbrief.accounts"
    label = "accounts"
