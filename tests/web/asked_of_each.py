"""One request for each operation of the interface that it answers with what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from excomm.model.new import new_crisis
from tests.web.following import begun, ended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.web.serving import Answered, Server

CRISIS = "b59-1962"


@dataclass(frozen=True)
class Asked:
    """The parameters of a request, and its body: bytes, or what goes as JSON."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


def asked_of_each(server: Server) -> dict[str, Asked]:
    """A request for each operation by its name, after what they ask about has been put on the server."""
    for key in ("mine", "to-save", "to-remove"):
        answered = server.ask("/api/crises", method="POST", body={"key": key, "copy_of": CRISIS})
        assert answered.status == 201, answered.body
    done = ended(server, begun(server, {"kind": "report", "crisis": CRISIS}))["id"]
    few = {"kind": "simulate", "crisis": "chicken", "arguments": {"runs": 100}}
    run = ended(server, begun(server, few))["id"]
    files = server.ask("/api/crises/to-save/model").json
    crisis, sources = (files[name]["text"] for name in ("crisis", "sources"))
    mark = files["crisis"]["mark"]
    kept = {"text": f"{crisis}# to be dropped\n", "seen": mark}
    draft = server.ask("/api/crises/mine/model/crisis/draft", method="PUT", body=kept).json
    here, in_file = {"key": "mine"}, {"key": "mine", "file": "crisis"}
    to_save = {"key": "to-save", "file": "crisis"}
    of_state = {"key": "mine", "number": "3"}
    texts = {"crisis": crisis, "sources": sources}
    title = {"text": crisis, "do": "set", "path": ["title"], "value": "Another"}
    forbid = {"kind": "forbid", "option": "navy.signal"}
    return {
        "about": Asked(),
        "crises": Asked(),
        "overview": Asked(here, {"variant": "two-of-three"}),
        "put_up_crisis": Asked(body={"key": "new-one", "copy_of": "mine"}),
        "bring_in": Asked(query={"name": "brought.yaml"}, body=new_crisis("brought").encode()),
        "put_crisis_aside": Asked({"key": "to-remove"}),
        "chance": Asked(here),
        "quantity": Asked(here, {"place": "actors.boat.pace", "text": "2 hours"}),
        "committees": Asked(here),
        "ways": Asked({"key": "bay-of-pigs-1961"}, body={"working": {"insulation": 0.5}}),
        "meet": Asked({"key": "bay-of-pigs-1961"}, body={"working": {"insulation": 0.5}}),
        "start_job": Asked(body={"kind": "exact", "crisis": CRISIS, "arguments": {"draws": 2}}),
        "list_jobs": Asked(query={"crisis": CRISIS}),
        "job": Asked({"job": done}),
        "stop_job": Asked({"job": done}),
        "report_page": Asked({"job": done}),
        "jobs_beside": Asked({"job": run, "other": run}),
        "model_files": Asked(here),
        "save_model": Asked(to_save, body={"text": crisis, "seen": mark}),
        "begin_model_sources": Asked({"key": to_save["key"]}, body={"text": crisis, "seen": mark}),
        "keep_model_draft": Asked(to_save, body={"text": crisis, "seen": mark}),
        "drop_model_draft": Asked(in_file, {"mark": draft["mark"]}),
        "compare_model": Asked(in_file, body={"text": f"{crisis}# more\n", "seen": mark}),
        "check_model": Asked(here, body=texts),
        "check_model_through": Asked(here, body=texts),
        "change_model": Asked(here, body=title),
        "complete_model": Asked(here, body={**texts, "line": 1, "column": 1}),
        "model_effects": Asked(here, body=texts),
        "report_parts": Asked(here),
        "sources": Asked(here),
        "ask_sources": Asked(here, {"question": "Who had to agree?"}),
        "flip_dispute": Asked(here, {"flip": "two-of-three"}),
        "states": Asked(here),
        "states_map": Asked(here, {"where": "heat"}),
        "states_list": Asked(here, {"concept": "nash", "order": "rank:boat"}),
        "state": Asked(of_state),
        "why_state": Asked(of_state),
        "state_together": Asked(of_state),
        "story": Asked(here, {"run": "0", "runs": "10", "draws": "2"}),
        "known": Asked(here, {"actor": "boat"}),
        "what_if_choices": Asked(here),
        "lay_interventions": Asked(here, body={"interventions": [forbid]}),
    }


def ask(server: Server, method: str, path: str, asked: Asked) -> Answered:
    """Send the request; `path` has its parameters in braces."""
    for name, value in asked.path.items():
        path = path.replace(f"{{{name}}}", quote(value))
    return server.ask(f"{path}?{urlencode(asked.query)}", method=method.upper(), body=asked.body)
