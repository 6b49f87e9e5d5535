"""How the documentation is built: Sphinx and MyST, warnings are errors."""

from servanda import __version__

project = "Servanda"
author = "The Servanda authors"
project_copyright = "2026, The Servanda authors"
version = release = __version__
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "alabaster"
html_title = "Servanda"
html_theme_options = {
    "description": "A ledger of treaty commitments from news and official notices",
    "fixed_sidebar": True,
    "page_width": "60rem",
}
