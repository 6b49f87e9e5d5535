"""The application: every page under its address, behind one door."""

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from servanda.errors import ServandaError
from servanda.record.exits import exits
from servanda.web.api.app import api
from servanda.web.api.settings import ApiSettings
from servanda.web.door import Door
from servanda.web.edition import Edition
from servanda.web.feed import router
from servanda.web.folder import Folder
from servanda.web.page.route import add_pages
from servanda.web.problem import broken, not_served, refused
from servanda.web.reading import Desk
from servanda.web.render import templates
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
    _add_interface(app, settings)
    app.add_middleware(Shelf, version=edition.now)
    app.add_middleware(Door, settings=settings)
    return app


def warm(app: FastAPI) -> None:
    """Read the record and the templates before anybody asks, so that the first page is quick."""
    exits(on=app.state.settings.today())
    for name in ("web/home.html.j2", "web/treaty.html.j2", "web/state.html.j2"):
        templates().get_template(name)


def close(app: FastAPI) -> None:
    """End what the application has started."""
    app.state.desk.close()
    app.state.interface.state.desk.close()


def _add_interface(app: FastAPI, settings: Settings) -> None:
    """Put the interface for programs, feeds and calendars beside the pages."""
    told = ApiSettings(today=settings.today, dossiers=settings.dossiers, own_record=settings.own)
    app.state.interface = interface = api(told)
    app.mount("/api/v1", interface)
    app.include_router(router(settings.today))
