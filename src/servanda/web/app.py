"""The application: every page under its address, behind one door."""

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from servanda.errors import ServandaError
from servanda.web.door import Door
from servanda.web.edition import Edition
from servanda.web.folder import Folder
from servanda.web.page.route import add_pages
from servanda.web.problem import broken, not_served, refused
from servanda.web.reading import Desk
from servanda.web.settings import Settings
from servanda.web.shelf import Shelf


def application(settings: Settings) -> FastAPI:
    """Return the web page as an application that any ASGI server can run."""
    app = FastAPI(
        title="Servanda",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.add_exception_handler(ServandaError, refused)
    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(Exception, broken)
    app.state.settings = settings
    app.state.folder = folder = Folder(settings.dossiers)
    app.state.edition = edition = Edition(settings, folder)
    app.state.desk = Desk(settings)
    add_pages(app)
    app.add_middleware(Shelf, version=edition.now)
    app.add_middleware(Door, settings=settings)
    return app
