"""Pages as the web has them: every paragraph of the article, in the page's order, and nothing else."""

from __future__ import annotations

import re

import pytest

from annotate.reading.html import read_page

A = "Engineers closed the lock gates at Varrow on Monday after a chain broke for the third time this year."
B = "“We cannot promise when they will open again,” said harbour master Ines Tolland."
C = "Forty barges were waiting on Tuesday, according to the port."
D = "The gates were built in 1911 and last repaired in 2019, the ministry said."
E = "A new set will cost €12 million."
TITLE = "Lock gates fail again"
H1 = f"<h1>{TITLE}</h1>"

MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li><a href='/s'>Sport</a></li></ul>"
TEASERS = (
    "<div class='related'><h3>Related stories</h3><ul><li><a href='/1'>Ferry owner fined over noise</a></li>"
    "<li><a href='/2'>Mayor opens new bridge in the old town</a></li></ul></div>"
)
COMMENTS = (
    "<section id='comments'><h2>3 comments</h2><ol class='commentlist'><li class='comment'><p>This is a disgrace and "
    "the ministry should resign at once, I have been saying so for many years now.</p></li><li class='comment'><p>"
    "Nobody listens to the bargemen. My father worked on these gates for forty years and he knew.</p></li></ol></section>"
)
COOKIES = "<div class='cookie-banner'><p>We use cookies to give you the best experience. You can change this at any time.</p></div>"
FOOTER = "<footer><p>The Varrow Courier is published by Courier Media Ltd. and is a member of the press council.</p></footer>"


def p(*words: str) -> str:
    return "".join(f"<p>{each}</p>" for each in words)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{TITLE} | The Varrow Courier</title>{head}</head><body>{body}</body></html>"


LAYOUTS = {
    "plain": page(H1 + p(A, B, C, D, E)),
    "wordpress": page(
        f"<div id='page' class='site'><header class='site-header'>{MENU}</header><div id='content' class='site-content has-sidebar'>"
        f"<article id='post-12' class='post-12 post type-post category-news tag-port'><header class='entry-header'>"
        f"<h1 class='entry-title'>{TITLE}</h1><div class='entry-meta'></div></header>"
        f"<div class='entry-content'>{p(A, B, C, D, E)}<div class='sharedaddy sd-sharing'><h3>Share this:</h3>"
        "<ul><li><a href='#'>Twitter</a></li></ul></div></div>"
        f"<footer class='entry-footer'><span class='cat-links'>Posted in <a href='/n'>News</a></span></footer></article>"
        f"{COMMENTS}</div><aside id='secondary' class='widget-area sidebar'><section class='widget'><h2>Recent posts</h2>{MENU}"
        f"</section></aside>{FOOTER}</div>"
    ),
    "drupal": page(
        f"<div class='layout-container'><nav role='navigation'>{MENU}</nav><main role='main'><div class='region region-content'>"
        f"{H1}<div class='node node--type-article'><div class='field field--name-field-lead'>{p(A)}</div>"
        f"<div class='field field--name-body field__item'>{p(B, C, D, E)}</div></div></div></main>{FOOTER}</div>"
    ),
    "amp": "<!doctype html><html ⚡ lang=en><head><style amp-boilerplate>body{visibility:hidden}</style></head><body>"
    f"<amp-sidebar id=s>{MENU}</amp-sidebar><article>{H1}<amp-img src=x alt='An image of gates'></amp-img>{p(A, B)}"
    f"<amp-ad width=300>Advert words here.</amp-ad>{p(C, D, E)}<amp-social-share type=x></amp-social-share></article></body></html>",
    "table of the 1990s": f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=600><TR><TD WIDTH=100>"
    f"<A HREF=/>Front page</A><BR><A HREF=/a>Archive</A></TD><TD><FONT SIZE=5>{H1}</FONT>{p(A, B, C, D, E)}</TD></TR></TABLE></BODY></HTML>",
    "a row for each paragraph": page(
        f"{H1}<table border=0>{''.join(f'<tr><td>{each}</td></tr>' for each in (A, B, C, D, E))}</table>"
    ),
    "nested tables": page(
        f"<table><tr><td colspan=2>{MENU}</td></tr><tr><td>{MENU}</td><td><table><tr><td>{H1}</td></tr>"
        f"<tr><td>{p(A, B, C)}{p(D, E)}</td></tr></table></td></tr></table>"
    ),
    "div and br": page(f"{H1}<div>{A}<br><br>{B}<br><br>{C}<div>{D}</div>{E}</div>"),
    "one br": page(f"{H1}<div>{A}<br>{B}<br/>{C}<br>{D}<br>{E}</div>"),
    "wrapped with br": page(f"{H1}<p>{A.replace(' after', '<br>after')}</p>{p(B, C, D, E)}"),
    "no doctype, nothing closed": f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{A}<p>{B}<p>{C}<p>{D}<p>{E}",
    "xhtml": '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body><div id="wrap"><div id="menu">{MENU}</div>'
    f"<div id='text'>{H1}{p(A, B, C, D, E)}</div></div></body></html>",
    "a container inside the article": page(
        f"<article>{H1}<p>{A}</p><div class='article-body'><p>{B}</p><aside>You may like <a href=x>this</a></aside><p>{C}</p></div>"
        f"<p>{D}</p><p>{E}</p></article>"
    ),
    "entry-content in the middle": page(
        f"<main>{H1}<p>{A}</p><div class='entry-content'>{p(B)}</div><p>{C}</p><section class='post-content'>{p(D)}</section>{p(E)}</main>"
    ),
    "every paragraph in its own div": page(
        f"{H1}<div class=story>{''.join(f'<div class=par><div>{each}</div></div>' for each in (A, B, C, D, E))}</div>"
    ),
    "linked paragraphs": page(
        f"{H1}<div>{A}</div><div><a href='/b'>{B}</a></div><section><a href='/c'>{C}</a></section><div><a href=d>{D}</a></div><div>{E}</div>"
    ),
    "related links between paragraphs": page(
        f"<article>{H1}{p(A)}<p><a href='/x'>Ferry owner fined over noise in the harbour</a></p>{p(B)}{TEASERS}{p(C)}"
        f"<p><strong>READ MORE: <a href='/y'>The port that time forgot</a></strong></p>{p(D)}"
        f"<p>Related: <a href='/z'>Why the gates fail</a></p>{p(E)}</article>"
    ),
    "boxes and figures": page(
        f"<article>{H1}{p(A)}<figure><img src=x></figure>{p(B)}<aside class='pullquote'><p>We cannot promise.</p></aside>{p(C)}"
        f"<div class='newsletter-signup'><h4>The daily letter</h4><p>Our editors choose the best of the day for you.</p><form><input>"
        f"<button>Go</button></form></div>{p(D)}<div class='author-bio'><p>Ned Fox covers ports for the Courier.</p></div>{p(E)}</article>"
    ),
    "comments, cookies, footer": page(
        f"{COOKIES}<div id='nav'>{MENU}</div><div id='main'>{H1}{p(A, B, C, D, E)}</div>{TEASERS}{COMMENTS}{FOOTER}"
    ),
    "a form around the page": page(
        f"<form id='aspnetForm' method='post'><div class='menu'>{MENU}</div><div>{H1}{p(A, B, C, D, E)}</div><div class='footer'>"
        "<p>All rights belong to the Courier and to nobody else.</p></div></form>"
    ),
    "class names that mislead": page(
        f"<div class='sidebar-layout related-content-wrapper'><div class='promo share-story'>{H1}{p(A, B, C, D, E)}</div></div>"
    ),
    "teasers are articles": page(
        f"<main><article class='story'>{H1}{p(A, B, C, D, E)}</article><section class='more-stories'>"
        + "".join(
            f"<article class=card><a href='/{n}'><h3>Another story {n}</h3><p>It is about something else on that day.</p></a></article>"
            for n in range(6)
        )
        + "</section></main>"
    ),
    "headline outside the article": page(
        f"<header><div class=logo><a href='/'>The Varrow Courier</a></div>{MENU}</header><div class=head>{H1}</div>"
        f"<div class='cols'><div class='col-8'><div class='text'>{p(A, B, C, D, E)}</div></div><div class='col-4'>{MENU}{TEASERS}</div></div>"
    ),
    "two pages in one": page(
        f"{MENU}<div class='wrap'>{H1}<div class='part'>{p(A, B, C)}</div><div class='part'>{p(D, E)}</div></div>{FOOTER}"
    ),
    "lead in a heading": page(f"<article>{H1}<h2>{A}</h2>{p(B, C, D, E)}</article>"),
    "text beside elements": page(f"<article>{H1}{A}<p>{B}</p>{C}<div>{D}</div>{E}</article>"),
    "list of points": page(
        f"<article>{H1}{p(A)}<ul><li>{B}</li><li>{C}</li></ul><ol><li>{D}</li><li>{E}</li></ol></article>"
    ),
    "quotation": page(
        f"<article>{H1}{p(A)}<blockquote><p>{B}</p></blockquote>{p(C)}<blockquote>{D}</blockquote>{p(E)}</article>"
    ),
    "hidden words": page(
        f"<article>{H1}<span class='sr-only'>Image caption text.</span>{p(A)}<p hidden>Not for readers at all.</p>{p(B, C)}"
        f"<div style='display: none'><p>A window that opens later on.</p></div>{p(D, E)}<noscript><p>Please allow scripts.</p></noscript></article>"
    ),
    "custom elements": page(
        f"<app-root><story-page><main><story-head>{H1}</story-head><story-body>{p(A, B, C, D, E)}</story-body></main></story-page></app-root>"
    ),
    "spans as paragraphs": page(
        f"{H1}<div>"
        + "".join(f"<span style='display:block'>{each}</span>" for each in (A, B, C, D, E))
        + "</div>"
    ),
    "skip link and bread crumbs": page(
        f"<a class=skip-link href='#m'>Skip to content</a><div class='breadcrumbs'><a href='/'>Home</a> &gt; <a href='/n'>News</a></div>"
        f"<div id=m>{H1}{p(A, B, C, D, E)}<div class=pagination><a href='/2'>Next</a></div></div>"
    ),
    "tags and topics": page(
        f"<article>{H1}{p(A, B, C, D, E)}<ul class='tags'><li><a href='/t'>Ports</a></li></ul><h3>More on this story</h3>"
        "<ul><li><a href='/k'>Gates of hell: a history of the locks at Varrow</a></li></ul></article>"
    ),
    "font and center": f"<html><body><center>{H1}</center><font face=Arial>{A}<p>{B}</font><p><font color=black>{C}</font><p>{D}<p>{E}</body></html>",
}


@pytest.mark.parametrize("markup", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize("in_one_line", [True, False])
def test_layouts(markup: str, in_one_line: bool) -> None:
    source = (
        markup
        if in_one_line
        else re.sub(r"(<(?!/|a\b|q\b|font|br)[a-z])", r"\n\1", markup, flags=re.IGNORECASE)
    )
    found = read_page(source)
    lines = found.text.strip().split("\n\n")
    assert lines == [TITLE, A, B, C, D, E]
    assert found.title == TITLE
