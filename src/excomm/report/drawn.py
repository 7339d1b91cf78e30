"""Pictures of results in time and of timelines, to be shown in a notebook or put into a paper."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.timelines import Timeline
from excomm.model.names import did_you_mean
from excomm.process.forecasting import Forecasts
from excomm.process.sensitivity import Sensitivity
from excomm.tables.saving import saved

if TYPE_CHECKING:
    from os import PathLike

    from excomm.process.simulating import Simulation
    from excomm.report.picture.shapes import Picture


@dataclass(frozen=True)
class Drawn:
    """A picture. A notebook shows it; `to_svg` writes it to a file that any browser or drawing program opens."""

    picture: Picture

    def to_svg(self, path: str | PathLike[str] | None = None) -> str:
        """The picture as SVG with colours of its own, light or dark as the reader's; written to `path`, if given."""
        from excomm.report.rendering import svg_of

        return saved(svg_of(self.picture), path)

    def _repr_html_(self) -> str:
        """Show the picture in a notebook, where it must neither take nor give styles: as an image."""
        from markupsafe import escape

        data = base64.b64encode(self.to_svg().encode()).decode()
        text = escape(f"{self.picture.title}. {self.picture.description}")
        return f'<img alt="{text}" style="max-width: 100%" src="data:image/svg+xml;base64,{data}">'


def draw(
    found: Forecasts | Simulation | Sensitivity | Timeline, picture: str | None = None
) -> Drawn:
    """Draw how likely each outcome is, and when, or what that depends on; or what is dated, in the order of time.

    Of a simulation and of a forecast there is a picture `odds`: how likely each outcome is, with what spreads that. A
    forecast also has `course` (all outcomes over the days) and, where an outcome ends the crisis, `fan` (how likely
    that has come by each day) and `hazard` (how likely it comes within a day). Of what drives an answer there is a
    `tornado`: how far each quantity alone moves it. Of a timeline there is a `timeline`: a row for each entry, and a
    lane for each actor. If none is named it is the first of these. Raises `InputError` for any other.

    >>> import excomm as ex
    >>> drawn = ex.draw(ex.exact(ex.load("chicken")), "course")
    >>> drawn.picture.title
    'How it goes over the days'
    >>> drawn.to_svg().startswith("<svg ")
    True
    """
    drawn = _drawn(found)
    if not drawn:
        raise InputError(
            "there is nothing to draw: with most at its median, choices do not settle",
            remedy="lower 'sharpness', or vary it",
        )
    name = picture or next(iter(drawn))
    if name not in drawn:
        known = f"there are: {', '.join(drawn)}"
        raise InputError(
            f"there is no picture '{name}' of this", remedy=did_you_mean(name, drawn) or known
        )
    return Drawn(drawn[name])


def _drawn(found: Forecasts | Simulation | Sensitivity | Timeline) -> dict[str, Picture]:
    """All pictures that there are of a result."""
    if isinstance(found, Timeline):
        from excomm.report.drawings.timeline import picture_of_timeline

        return {"timeline": picture_of_timeline(found)}
    from excomm.report.drawings import in_time

    if isinstance(found, Forecasts):
        return in_time.pictures_of_forecast(found)
    if isinstance(found, Sensitivity):
        return in_time.pictures_of_sensitivity(found)
    return in_time.pictures_of_simulation(found)
