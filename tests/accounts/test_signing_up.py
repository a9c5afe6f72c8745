"""Signing up and in, as a browser does it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from fairbrief.accounts.actions import change_details, open_account
from fairbrief.accounts.models import User
from fairbrief.audit.actors import person
from fairbrief.audit.models import Event
from fairbrief.kernel.clock import now
from fairbrief.kernel.places import STATE_CHOICES
from fairbrief.kernel.zones import zones_of
from fairbrief.organizations.actions import invite_member, invite_officer, withdraw_invitation
from fairbrief.organizations.models import Employer, Member, Officer
from fairbrief.students.actions import enrol
from fairbrief.students.models import Student
from tests.accounts.signing import code_in_last_mail, confirm, sign_up
from tests.builders import NOW, a_campus, a_member, a_user, acting, an_employer

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_student_joins_with_an_academic_address(visitor: Client) -> None:
    campus = a_campus("lakeside")
    sign_up(visitor, "/join/student/", "Maya@cs.Lakeside.example")
    assert not Student.objects.exists()
    assert confirm(visitor) == "/home/"
    answer = visitor.get("/home/")
    assert (answer.status_code, answer["Location"]) == (302, "/student/")
    student = Student.objects.get()
    assert student.campus == campus
    assert (student.user.email, student.user.name) == ("maya@cs.lakeside.example", "Maya Okafor")
    assert not student.user.has_usable_password()
    assert visitor.get("/home/")["Location"] == "/student/"
    assert Event.objects.filter(subject_label="accounts.user", name="opened_account").exists()


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("maya@gmail.com", "private mail service"),
        ("maya@ox.ac.uk", "University of Oxford is not on Fairbrief yet"),
        ("maya@widgets.example", "do not know widgets.example as a university"),
        ("maya@mailinator.com", "thrown away"),
        ("maya@gmial.com", "Did you mean gmail.com?"),
        ("maya@lakeside.example.evil.example", "do not know"),
        ("no address", "Write the whole mail address"),
    ],
)
def test_other_addresses_are_refused_in_plain_words(visitor: Client, email: str, said: str) -> None:
    a_campus("lakeside")
    answer = visitor.post("/join/student/", {"name": "Maya", "email": email})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert 'value="Maya"' in answer.content.decode()
    assert not User.objects.exists()


def test_a_known_address_is_not_given_away(visitor: Client) -> None:
    a_campus("lakeside")
    open_account("maya@lakeside.example", name="Maya", at=NOW)
    sign_up(visitor, "/join/student/", "maya@lakeside.example")
    assert User.objects.count() == 1
    assert "already" in str(mail.outbox[-1].body)


def test_employer_brings_an_organization(visitor: Client) -> None:
    sign_up(visitor, "/join/employer/", "ana@studio.example")
    assert confirm(visitor) == "/join/employer/organization/"
    facts = {
        "name": "Studio  Norte",
        "kind": "for_profit",
        "website": "www.studio.example",
        "about": "We make films about rivers.",
        "country": "US",
        "state": "CA",
        "city": "Fresno",
        "time_zone": "America/Los_Angeles",
        "title": "Producer",
    }
    refused = visitor.post("/join/employer/organization/", {**facts, "state": ""})
    assert refused.status_code == 422
    assert "minimum wage" in refused.content.decode()
    for _press in range(2):
        answer = visitor.post("/join/employer/organization/", facts)
        assert answer["Location"] == "/employer/"
    employer = Employer.objects.get()
    assert (employer.name, employer.slug, employer.state) == ("Studio Norte", "studio-norte", "CA")
    assert employer.domain == "studio.example"
    assert employer.domain_confirmed_at
    assert Member.objects.get().role == Member.Role.OWNER
    assert visitor.get("/home/")["Location"] == "/employer/"


def test_a_time_zone_follows_from_the_place_or_is_asked_for(visitor: Client) -> None:
    sign_up(visitor, "/join/employer/", "ana@studio.example")
    confirm(visitor)
    shown = visitor.get("/join/employer/organization/").content.decode()
    assert '<option value="America/New_York" selected' not in shown
    facts = {
        "name": "Studio Norte",
        "kind": "for_profit",
        "website": "www.studio.example",
        "about": "We make films about rivers.",
        "country": "CA",
        "time_zone": "",
        "title": "Producer",
    }
    asked = visitor.post("/join/employer/organization/", facts)
    assert asked.status_code == 422
    assert "Clocks there differ" in asked.content.decode()
    visitor.post("/join/employer/organization/", facts | {"country": "DE"})
    assert Employer.objects.get().time_zone == "Europe/Berlin"
    assert User.objects.get().time_zone == "Europe/Berlin"


@pytest.mark.parametrize(
    "state", [state for state, _name in STATE_CHOICES if len(zones_of("US", state)) > 1]
)
def test_a_state_of_several_zones_has_that_of_most_people_and_says_so(
    visitor: Client, state: str
) -> None:
    sign_up(visitor, "/join/employer/", "ana@studio.example")
    confirm(visitor)
    facts = {
        "name": "Studio Norte",
        "kind": "for_profit",
        "website": "www.studio.example",
        "about": "We make films about rivers.",
        "country": "US",
        "state": state,
        "time_zone": "",
        "title": "Producer",
    }
    desk = visitor.post("/join/employer/organization/", facts, follow=True).content.decode()
    taken = zones_of("US", state)[0]
    assert Employer.objects.get().time_zone == taken
    assert "differ from place to place" in desk
    assert taken.replace("_", " ") in desk
    other = zones_of("US", state)[1]
    kept = visitor.post("/employer/organization/edit/", facts | {"time_zone": other}, follow=True)
    assert Employer.objects.get().time_zone == other
    assert "differ from place to place" not in kept.content.decode()


def test_whoever_said_where_they_are_stays_there(visitor: Client) -> None:
    campus = a_campus("lakeside", time_zone="America/Chicago")
    said, open_ = a_user("Maya", time_zone="Asia/Tokyo"), a_user("Noor")
    stays = a_user("Ida")
    change_details(stays, name="Ida B", time_zone="America/New_York", actor=person(stays), at=NOW)
    for user in (said, open_, stays):
        enrol(user, campus=campus, actor=person(user), at=NOW)
    assert [user.time_zone for user in (said, open_, stays)] == [
        "Asia/Tokyo",
        "America/Chicago",
        "America/New_York",
    ]


def test_sign_in_by_mailed_code_and_by_password(visitor: Client) -> None:
    user = open_account("ana@studio.example", name="Ana", at=NOW)
    user.set_password("a long pass phrase")
    user.save()
    answer = visitor.post("/account/login/code/", {"email": "ana@studio.example"})
    assert answer["Location"] == "/account/login/code/confirm/"
    wrong = visitor.post("/account/login/code/confirm/", {"code": "WRONG1"})
    assert wrong.status_code == 200
    answer = visitor.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/home/"
    other = Client()
    answer = other.post(
        "/account/login/", {"login": "Ana@Studio.example", "password": "a long pass phrase"}
    )
    assert answer["Location"] == "/home/"
    assert other.get("/home/")["Location"] == "/join/"


@pytest.mark.parametrize(("minutes", "leads_to"), [(14, "/home/"), (16, "/account/login/code/")])
def test_a_mailed_code_is_good_for_as_long_as_it_says(
    visitor: Client, minutes: int, leads_to: str
) -> None:
    open_account("ana@studio.example", name="Ana", at=NOW)
    visitor.post("/account/login/code/", {"email": "ana@studio.example"})
    said = "It is good for 15 minutes."
    assert said in str(mail.outbox[-1].body)
    assert said in visitor.get("/account/login/code/confirm/").content.decode()
    with time_machine.travel(now() + timedelta(minutes=minutes)):
        answer = visitor.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == leads_to


def test_an_address_typed_for_a_password_is_where_the_code_goes(visitor: Client) -> None:
    open_account("ana@studio.example", name="Ana", at=NOW)
    page = visitor.get("/account/login/?next=/notices/").content.decode()
    assert 'form="sign-in" formaction="/account/login/code/' in page
    sent = {"login": "ana@studio.example", "password": "", "next": "/notices/"}
    answer = visitor.post("/account/login/code/", sent)
    assert answer["Location"] == "/account/login/code/confirm/?next=%2Fnotices%2F"
    answer = visitor.post(answer["Location"], {"code": code_in_last_mail()})
    assert answer["Location"] == "/notices/"


def test_guessing_a_password_is_slowed_for_all_workers_alike(visitor: Client) -> None:
    open_account("ana@studio.example", name="Ana", at=NOW)
    for _attempt in range(6):
        answer = Client().post(
            "/account/login/", {"login": "ana@studio.example", "password": "guess guess"}
        )
    assert "Too many" in answer.content.decode()


def test_signing_out_everywhere_else_keeps_this_browser() -> None:
    user = a_user()
    here, there = Client(), Client()
    here.force_login(user)
    there.force_login(user)
    assert here.post("/account/sign-out-others/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def test_account_page_keeps_name_and_zone() -> None:
    user = a_user()
    client = Client()
    client.force_login(user)
    answer = client.post("/account/", {"name": "  مريم   الخطيب ", "time_zone": "Africa/Cairo"})
    assert answer.status_code == 302
    user.refresh_from_db()
    assert (user.name, user.time_zone) == ("مريم الخطيب", "Africa/Cairo")
    bad = client.post("/account/", {"name": "", "time_zone": "Moon/Base"})
    assert bad.status_code == 422


def invited_path() -> str:
    from fairbrief.notices.models import Notice

    return Notice.objects.filter(kind="invitation.sent").latest("id").link


def test_invited_colleague_signs_up_without_a_code(visitor: Client) -> None:
    employer = an_employer()
    owner = a_member(employer)
    named = a_member(employer, "leader", user=None, email=f"lena@{employer.domain}")
    invite_member(
        employer,
        email=named.email,
        name="Lena",
        title="Director",
        role="leader",
        by=owner,
        actor=acting(owner.user),
        at=NOW,
    )
    path = invited_path()
    assert "Lena" in visitor.get(path).content.decode()
    answer = visitor.post(path, {"name": "Lena Brandt", "password1": ""})
    assert answer["Location"] == path, answer.content.decode()
    address = EmailAddress.objects.get(email=named.email)
    assert address.verified
    for _press in range(2):
        assert visitor.post(f"{path}accept/")["Location"] == "/employer/"
    named.refresh_from_db()
    assert (named.user, named.name) == (address.user, "Lena Brandt")
    assert owner.user is not None
    assert owner.user.notices.filter(kind="member.joined").count() == 1


def test_invited_colleague_gets_in_though_someone_signed_up_with_the_address(
    visitor: Client,
) -> None:
    employer = an_employer()
    owner = a_member(employer)
    email = f"joan@{employer.domain}"
    sign_up(Client(), "/join/employer/", email, name="Attacker", password1="theirs and long")
    invite_member(
        employer,
        email=email,
        name="Joan",
        title="",
        role="supervisor",
        by=owner,
        actor=acting(owner.user),
        at=NOW,
    )
    path = invited_path()
    answer = visitor.post(path, {"name": "Joan Dill", "password1": "her own and long"})
    assert answer["Location"] == path, answer.content.decode()
    assert visitor.post(f"{path}accept/")["Location"] == "/employer/"
    assert Member.objects.get(email=email).name == "Joan Dill"
    for password, way in (("theirs and long", False), ("her own and long", True)):
        answer = Client().post("/account/login/", {"login": email, "password": password})
        assert (answer.status_code == 302) is way


def test_first_officer_is_invited_by_the_operator(visitor: Client) -> None:
    campus = a_campus()
    operator = a_user(is_operator=True)
    invite_officer(
        campus,
        email="dana@lakeside.example",
        name="Dana",
        title="",
        role="director",
        by=operator,
        actor=acting(operator),
        at=NOW,
    )
    path = invited_path()
    dana = open_account("dana@lakeside.example", name="Dana", at=NOW)
    assert "There is an account" in visitor.get(path).content.decode()
    visitor.force_login(dana)
    assert visitor.post(f"{path}accept/")["Location"] == "/campus/"
    assert Officer.objects.get().role == "director"


def test_invitation_of_another_address_cannot_be_taken(visitor: Client) -> None:
    employer = an_employer()
    owner = a_member(employer)
    invitation = invite_member(
        employer,
        email="lena@brandt.example",
        name="Lena",
        title="",
        role="owner",
        by=owner,
        actor=acting(owner.user),
        at=NOW,
    )
    path = invited_path()
    visitor.force_login(open_account("eve@else.example", name="Eve", at=NOW))
    assert "another address" in visitor.get(path).content.decode()
    assert visitor.post(f"{path}accept/")["Location"] == path
    assert Member.objects.count() == 1
    withdraw_invitation(invitation, actor=acting(owner.user), at=NOW + timedelta(minutes=1))
    assert visitor.get(path).status_code == 410
    assert Client().get(path).status_code == 410
    for nonsense in ("nonsense", "%00", "2345678%00BC"):
        assert visitor.get(f"/invitations/{nonsense}/").status_code == 404


def test_a_new_code_can_be_had_and_ends_the_earlier_one(visitor: Client) -> None:
    a_campus("lakeside")
    sign_up(visitor, "/join/student/", "maya@lakeside.example")
    page = visitor.get("/account/confirm-email/").content.decode()
    assert "Send a new code" in page
    first = code_in_last_mail()
    cache.clear()  # ten seconds have passed
    answer = visitor.post("/account/confirm-email/", {"action": "resend"}, follow=True)
    assert "A new code is on its way to maya@lakeside.example" in answer.content.decode()
    assert len(mail.outbox) == 2
    assert code_in_last_mail() != first
    refused = visitor.post("/account/confirm-email/", {"code": first}).content.decode()
    assert "not the code of our latest mail" in refused
    assert confirm(visitor) == "/home/"


def test_who_comes_back_too_late_is_told_how_to_get_a_code(visitor: Client) -> None:
    a_campus("lakeside")
    sign_up(visitor, "/join/student/", "maya@lakeside.example")
    later = Client()
    page = later.get("/account/confirm-email/", follow=True)
    assert page.redirect_chain == [("/account/login/code/", 302)]
    assert "The code has ended" in page.content.decode()
    later.post("/account/login/code/", {"email": "maya@lakeside.example"})
    answer = later.post("/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/home/"
    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize("name", ["Studio Norte", "studio norte, Inc.", "The STUDIO  NORTE"])
def test_a_name_that_is_taken_is_asked_about_once(visitor: Client, name: str) -> None:
    an_employer(name="Studio Norte", city="Fresno")
    sign_up(visitor, "/join/employer/", "ana@studio.example")
    confirm(visitor)
    facts = {
        "name": name,
        "kind": "for_profit",
        "website": "www.studio.example",
        "about": "We make films about rivers.",
        "country": "US",
        "state": "CA",
        "city": "Fresno",
        "time_zone": "America/Los_Angeles",
        "title": "Producer",
    }
    asked = visitor.post("/join/employer/organization/", facts)
    assert asked.status_code == 422
    assert "Studio Norte, Fresno, is here already. Is this yours?" in asked.content.decode()
    assert 'name="is_another"' in asked.content.decode()
    answer = visitor.post("/join/employer/organization/", {**facts, "is_another": "on"})
    assert answer["Location"] == "/employer/"
    assert Employer.objects.count() == 2


def test_a_state_is_one_of_the_list(visitor: Client) -> None:
    sign_up(visitor, "/join/employer/", "ana@studio.example")
    confirm(visitor)
    page = visitor.get("/join/employer/organization/").content.decode()
    assert "Puerto Rico" in page
    assert "Select an option" not in page
    refused = visitor.post("/join/employer/organization/", {"state": "ZZ", "country": "US"})
    assert "not in the list any more" in refused.content.decode()


def test_the_librarys_own_sign_up_leads_to_ours(visitor: Client) -> None:
    typed = {"name": "Ana", "email": "ana@studio.example", "password1": ""}
    for answer in (visitor.get("/account/signup/"), visitor.post("/account/signup/", typed)):
        assert answer["Location"] == "/join/"
    assert not User.objects.exists()
