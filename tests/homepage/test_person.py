"""The person as schema.org has it."""

from __future__ import annotations

from cvqa.cv.model import Date, Kind, Owner, Period
from cvqa.homepage.person import profile_page
from tests.server.sample import contact, cv, job

SINCE = Period(Date(2023), None, ongoing=True)


def test_a_person_with_work_studies_and_prizes() -> None:
    entries = (
        contact(),
        job("now", period=SINCE, position="Welder", organisation="Canal Works"),
        job("past"),
        job("school", kinds=(Kind.EDUCATION,), organisation="Porto Polytechnic", position=""),
        job("phd", kinds=(Kind.EDUCATION,), organisation="Douro University", position="", period=SINCE),
        job("prize", kinds=(Kind.AWARD,), name="Golden Lock"),
    )
    assert profile_page(cv(*entries), "Diver and welder") == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": "Ada Quill",
            "description": "Diver and welder",
            "url": "https://quill.example/",
            "email": "ada@quill.example",
            "address": "Porto",
            "jobTitle": "Welder",
            "worksFor": {"@type": "Organization", "name": "Canal Works"},
            "affiliation": {"@type": "EducationalOrganization", "name": "Douro University"},
            "alumniOf": {"@type": "EducationalOrganization", "name": "Porto Polytechnic"},
            "award": "Golden Lock",
            "sameAs": ["https://quill.example/", "https://github.example/quill"],
        },
    }


def test_what_the_cv_does_not_say_is_left_out() -> None:
    person = profile_page(cv(owner=Owner("Ada Quill")), "")["mainEntity"]
    assert person == {"@type": "Person", "name": "Ada Quill"}


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    person = profile_page(cv(owner=Owner("Ada Quill", website=("javascript:alert(1)",))), "")["mainEntity"]
    assert person == {"@type": "Person", "name": "Ada Quill"}
