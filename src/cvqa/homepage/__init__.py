"""The homepage made from a CV.

cards ──▶ person ──▶ page ──▶ site      what is shown, what search engines read, the page and llms.txt, the same as static files
templates ──────────▶                   Jinja2 templates: the owner's own before ours
"""
