import pytest

from masterclass.errors import CourseError
from masterclass.grading.roster import Learner, read_roster


@pytest.fixture
def roster(tmp_path):
    def write(content):
        path = tmp_path / "roster.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def refusal(path):
    with pytest.raises(CourseError) as caught:
        read_roster(path)
    return str(caught.value)


def test_a_plain_roster_is_read(roster):
    text = "id,first_name,last_name,email\nada,Ada,Lovelace,ada@example.org\n\nbob.k@x,Bob,,\n"
    assert read_roster(roster(text)) == [
        Learner("ada", "Ada", "Lovelace", "ada@example.org"),
        Learner("bob.k@x", "Bob"),
    ]


def test_only_an_id_is_needed_and_other_columns_are_left_alone(roster):
    assert read_roster(roster("Team, ID \nred,ada\n")) == [Learner("ada")]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_excel_files_are_read(roster, separator, ending):
    lines = [["id", "first_name", "last_name"], ["ada", "Zoë", "Ó Briain"]]
    text = ending.join(separator.join(line) for line in lines) + ending
    assert read_roster(roster(b"\xef\xbb\xbf" + text.encode())) == [Learner("ada", "Zoë", "Ó Briain")]


def test_every_bad_row_is_listed_by_its_line(roster):
    message = refusal(
        roster(
            b"id,first_name,last_name,email\n"
            b"good,Ada,Lovelace,ada@example.org\n"
            b",No,Id,\n"
            b"good,Same,Id,\n"
            b"GOOD,Same,Id,\n"
            b"../x,Climbs,Up,\n"
            b"a/b,Has,Slash,\n"
            b"a+b,Has,Plus,\n"
            b"mail,Bad,Mail,not-an-address\n"
            b"ctrl,A\x07B,C,\n"
            b"latin,Ren\xe9,Dupont,\n"
            b"many,One,Two,a@example.org,extra\n"
            b"fine,Fine,Fine,\n"
        )
    )
    listed = [line.strip().split(":")[0] for line in message.splitlines()[1:]]
    assert listed == [f"line {number}" for number in range(3, 13)]
    for part in (
        "10 problems, and nothing was created",
        "the id is missing",
        "already on line 2",
        "'../x' cannot name a folder",
        "'not-an-address' is not an e-mail address",
        "control character",
        "byte 0xe9 after 'latin,Ren' is not UTF-8",
        "5 fields where the header has 4",
    ):
        assert part in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("\n  \n", "the file is empty"),
        ("ada,Ada,Lovelace\nbob,Bob,Builder\n", "no column `id`"),
        ("id,first_name\n", "only a header"),
        ("id,email,email\nada,,\n", "is there twice"),
        ('id,first_name\nada,"Ada\nbob,Bob\n', "quotation mark"),
        ("id\nada\n".encode("utf-16"), "CSV UTF-8"),
        (b"PK\x03\x04rest of a workbook", "CSV UTF-8"),
    ],
)
def test_files_that_are_no_roster_are_refused_with_the_cure(roster, content, said):
    assert said in refusal(roster(content))


def test_a_missing_file_is_named(tmp_path):
    assert "nowhere.csv: cannot read the roster" in refusal(tmp_path / "nowhere.csv")
