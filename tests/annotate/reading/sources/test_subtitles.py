"""Subtitles: what is said, by whom and when, in paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import ArticleError
from annotate.reading.marked.cues import read_cues

WEBVTT = """WEBVTT - Council meeting

NOTE made by hand

STYLE
::cue { color: white }

first
00:00:01.000 --> 00:00:03.000 align:start
<v Ann Roe>We will not wait &amp; see,
<v Ann Roe>not now.

00:00:03.100 --> 00:00:05.000
<v.loud Tom Lund>The port <i>will</i> close
on Friday.

02:00:10.000 --> 02:00:12.000
<v Tom Lund>Nobody spoke.
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
ROE: We will not wait
for the <i>port</i>.

2
00:00:03,500 --> 00:00:05,000
It closes on Friday.

3
00:06,500 --> 00:07,000
>> LUND: {\\an8}That is wrong.
4
00:00:08,000 --> 00:00:09,000
- Is it?
- It is.
"""
ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
the<00:00:00.500><c> port</c><00:00:00.800><c> will</c>

00:00:02.000 --> 00:00:02.010
the port will
 

00:00:02.010 --> 00:00:04.000
the port will
close<00:00:02.500><c> on</c><00:00:03.000><c> Friday</c>
"""  # noqa: W293


@pytest.mark.parametrize(
    ("subtitles", "paragraphs", "title"),
    [
        (
            WEBVTT,
            [
                "[00:00:01] Ann Roe: We will not wait & see, not now.",
                "[00:00:03] Tom Lund: The port will close on Friday.",
                "[02:00:10] Tom Lund: Nobody spoke.",
            ],
            "Council meeting",
        ),
        (
            SRT,
            [
                "[00:00:01] ROE: We will not wait for the port. It closes on Friday.",
                "[00:00:06] LUND: That is wrong.",
                "[00:00:08] Is it?",
                "[00:00:08] It is.",
            ],
            None,
        ),
        (ROLLING, ["[00:00:00] the port will close on Friday"], None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["-", "a.txt", "talk.srt"])
def test_paragraphs(subtitles: str, paragraphs: list[str], title: str | None, end: str, name: str) -> None:
    article = Article.from_bytes(subtitles.replace("\n", end).encode(), name=name)
    assert article.text == "\n\n".join(paragraphs) + "\n"
    assert article.title == title
    assert [article.text[a:b] for a, b in article.hidden] == [f"{line[:10]} " for line in paragraphs]


@pytest.mark.parametrize("number", ["2\n", ""])
def test_a_cue_of_srt_goes_on_behind_an_empty_line_up_to_the_next(number: str) -> None:
    # pysrt 1.1.2 drops what stands behind it, srt 3.5.3 and pysubs2 1.8.1 keep it.
    first = "00:00:01,000 --> 00:00:03,000\nIt is shut.\n\nSince\n1945\n\n"
    cues = f"{first}{number}00:00:03,500 --> 00:00:05,000\nNo."
    assert read_cues(cues).text == "[00:00:01] It is shut. Since 1945 No.\n"
    ended = read_cues(f"WEBVTT\n\n{cues}").text
    assert ended == "[00:00:01] It is shut. No.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = "1\n00:00:00,000 --> 00:00:01,000\nThe café opens, she said.\n".encode(encoding)
    assert Article.from_bytes(data, name="a.srt").text == "[00:00:00] The café opens, she said.\n"


def test_a_pause_and_a_new_label_end_a_paragraph() -> None:
    cues = [
        (1, 2, "It rained."),
        (3, 4, "It snowed."),
        (9, 10, "It hailed."),
        (11, 12, "Mayor Roe: It stopped."),
    ]
    text = "WEBVTT\n\n" + "\n".join(f"00:{a:02}.000 --> 00:{b:02}.000\n{words}\n" for a, b, words in cues)
    assert [part[11:] for part in read_cues(text).text.strip().split("\n\n")] == [
        "It rained. It snowed.",
        "It hailed.",
        "Mayor Roe: It stopped.",
    ]


@pytest.mark.parametrize(
    ("cue", "paragraphs"),
    [
        # webvtt-py 0.6.0 has the first speaker for each of these three (findings/webvtt-second-speaker.sh).
        ("<v Ann Roe>It is shut.\n<v Bob Li>It is not.", ["Ann Roe: It is shut.", "Bob Li: It is not."]),
        (
            "<v Ann Roe>It is shut.</v> <v.loud Bob Li>It is not.</v>",
            ["Ann Roe: It is shut.", "Bob Li: It is not."],
        ),
        ("<v Ann Roe>It is\nshut.</v>\nIt is not.", ["Ann Roe: It is shut.", "It is not."]),
        ("We heard: <v Ann Roe>It is shut", ["We heard:", "Ann Roe: It is shut"]),
        ("<v Ann Roe>It is</v> <v Ann Roe><i>shut</i></v>.", ["Ann Roe: It is shut."]),
        (
            "<v Ann Roe>\nIt is shut\n2\n00:04.000 --> 00:05.000\nat last.",
            ["Ann Roe: It is shut", "at last."],
        ),
    ],
)
def test_each_voice_of_a_cue_has_its_words(cue: str, paragraphs: list[str]) -> None:
    text = read_cues(f"WEBVTT\n\n00:01.000 --> 00:03.000\n{cue}\n").text
    assert [part[11:] for part in text.strip().split("\n\n")] == paragraphs


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "WEBVTT\n\nNOTE x\n"])
def test_without_words(text: str) -> None:
    with pytest.raises(ArticleError, match="subtitles without words"):
        Article.from_bytes(text.encode())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 400_000),
            st.lists(st.text(st.sampled_from("ab <>&v/:-\n."), max_size=20), max_size=3),
        ),
        max_size=8,
    )
)
def test_any_cues_have_their_times_hidden(cues: list[tuple[int, list[str]]]) -> None:
    blocks = [
        f"{a // 60000:02}:{a // 1000 % 60:02}.{a % 1000:03} --> 99:00.000\n" + "\n".join(b) for a, b in cues
    ]
    spoken = read_cues("WEBVTT\n\n" + "\n\n".join(blocks))
    assert len(spoken.hidden) == len(spoken.text.split("\n\n")) - (not spoken.text)
    assert all(
        spoken.text[start] == "[" and spoken.text[end - 2 : end] == "] " for start, end in spoken.hidden
    )
