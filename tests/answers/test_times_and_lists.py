"""Times, counts and lists: when somebody qualified, which courses they were on, how telegraphic questions are read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.answers.desks import Desk


@pytest.mark.parametrize(
    ("cv", "question", "told", "untold"),
    [
        ("nurse", "When did he qualify as a nurse?", "March 2007", "June 2015"),
        ("pharmacist", "um so when did she qualify as a pharmacist", "September 2010", "June 2020"),
        ("nurse", "When did he qualify as an architect?", "does not say", "ended in"),
        ("pilot", "What training has he completed?", "Airbus A320 Type Rating", "Captain"),
        ("nurse", "Which courses does he teach?", "Recognising the Deteriorating Patient", "Advanced Life Support"),
        ("ari_journalist", "Number of invited talks listed?", "Four talks", "Microphones"),
        ("ari_journalist", "Journalism prizes and other prizes actually won, with years please.", "Lecturer of the Year", "Shortlisted"),
        ("ari_journalist", "which GIS software do they use?", "QGIS", "Stata"),
        ("nurse", "which CAD programs does he use?", "does not mention CAD", "answered"),
        ("hexu_zhao", "He was stay in the Shanghai institute in total how many month please?", "10 months", "year"),
        ("hexu_zhao", "zhao mbzuai start end date", "from February 2022 to October 2022", "ended"),
        ("hexu_zhao", "Education, entry 2; year completed?", "2023", "Ph.D"),
        ("hexu_zhao", "What's the earliest internship on there?", "Haihua Research Institute", "Which"),
        ("hexu_zhao", "which programming language did he write at the healthcare startup?", "Scala", "led by"),
        ("chef", "Time with present employer?", "so far", "in all"),
        ("chef", "What languages does he speak and how well?", "Spanish (kitchen only).", "Sauces"),
        ("chef", "how many books has he written", "Two publications", "Tasting Menu"),
        ("pilot", "how many hours did she fly as captain on the A320", "4,150 hours", "Five positions"),
        ("pharmacist", "how many master's theses has he supervised?", "five master's theses", "trainee"),
        ("pharmacist", "how many years did he work in Slovenia?", "6 years 7 months in all, overlaps counted once", "Ladefoss"),
        ("pharmacist", "how many marathons has he finished", "Nine marathons", "vaccine"),
        ("nurse", "which awards did he get and in what year", "Two awards", "Students' Choice"),
        ("nurse", "what awards does he have?", "(April 2024), shortlisted", "The CV says"),
        ("devfounder", "how long did he run his own company?", "Lagosta Data: 4 years 1 month", "Boreal"),
        ("pilot", "when did she open her own restaurant", "does not say", "Bungarra"),
        ("chef", "In which countries has he worked?", "Denmark; France; Georgia", "Chef"),
        ("violist", "lulabies 4 violas copys sold", "1,900 copies", "does not say"),
        ("teacher", "How long did the parental leave cover go on for?", "1 year 5 months", "does not say"),
        ("biologist", "scholarships?", "Held a full scholarship of the Mangrove Coast Trust", "Thesis"),
        (
            "physio",
            "What was she doing straight after leaving the football club in July 2017?",
            "MSc in Sports Physiotherapy",
            "At that time",
        ),
        ("chef", "in what year the chef has finished the school of cooking", "June 2003", "Marani"),
        ("biologist", "Hi, I'm Tom Barrow from Oban. How many dives has she logged? Many thanks, Tom", "410 logged dives", "Tom"),
        ("violist", "what instruments does he play", "viola d'amore", "Dorico"),
        ("devfounder", "how much funding did he raise in total", "does not say", "in all"),
        ("nurse", "how many years as a surgeon?", "does not say", "Manager"),
        ("marta_engineer", "how long has she been chartered", "November 2018", "Harrow"),
        ("lawyer", "how many languages was the code put into", "11 languages", "Malayalam"),
        ("pharmacist", "what are his last three publications", "Dose banding", "does not say"),
        ("ari_journalist", "How long did Ari work at the bank?", "6 years 9 months", "Tidewater"),
        ("curator", "which books has he written", "The Carved Line", "Migrant"),
        ("violist", "how many concerts has the quartet given", "63 concerts", "One concert"),
        ("violist", "all his teaching jobs", "Violin and Viola Teacher", "Co-Principal"),
        ("chef", "how long has he been teaching", "8 years 5 months in all", "Soup Without Borders"),
        ("pilot", "how many pilots has she trained", "840 pilots", "certifications"),
        ("nurse", "most recent award", "May 2022", "Students' Choice"),
        ("ari_journalist", "which awards did Ari win and for what", "Lecturer of the Year", "Shortlisted"),
        ("physio", "what year did she win the poster prize and how much was it", "October 2019", "does not say"),
        ("devfounder", "which open source projects are still active?", "Jangada", "pgcaju"),
    ],
)
def test_it_is_told_and_nothing_beside_it(desks: Mapping[str, Desk], cv: str, question: str, told: str, untold: str) -> None:
    answer = desks[cv].assistant().ask(question).answer
    assert told in answer
    assert untold not in answer
