"""Names that are one in several spellings, and names that only look alike."""

import pytest

from annotate.dossier.entities.spelling import one_slip, spelt_alike


def words(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Zelenskyi"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Gaddafi", "Gadafi"),
        ("Dmitri Medvedev", "Dmitriy Medvedev"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Yushchenko", "Yushchenko"),
        ("Mohammad Khatami", "Mohamad Khatami"),
        ("Alexei Navalny", "Aleksei Navalny"),
        ("Tolstoy", "Tolstoi"),
        ("Osama", "Ossama"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert spelt_alike(words(one), words(other))
    assert spelt_alike(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin", "Pugin"),
        ("Hansen", "Hanson"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Brown", "Braun Smith"),
        ("Meyer", "Mayer Smith"),
        ("Kim", "Kin"),
        ("Clinton", "Clifton"),
        ("Martin", "Marvin"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not spelt_alike(words(one), words(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Duncan Rait", "Duncan Raite", True),
        ("Paulo Esquivel", "Paulo Esquivell", True),
        ("Anna Keller", "Anna Keler", True),
        ("Anna Keller", "Anna Kellers", False),
        ("Anna Keller", "Anne Kellar", False),
        ("Tom Ray", "Tom Roy", False),
        ("Tom Weller", "Tom Keller", False),
        ("Rait", "Duncan Rait", False),
    ],
)
def test_a_slip_of_one_letter(one: str, other: str, expected: bool) -> None:
    assert one_slip(words(one), words(other)) is expected
    assert one_slip(words(other), words(one)) is expected
