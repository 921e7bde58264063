"""The HTTP door: `app` makes the application for an assistant, `run` serves it.

run ──▶ live ──▶ app ──▶ requests ──▶ failures         a process, the newest build, the routes, what may be asked, every error
                  └────▶ pages ──▶ docs_page           what a browser is shown
                  └────▶ guards                        what every request passes
"""
