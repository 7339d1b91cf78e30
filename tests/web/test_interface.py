import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.web.asked_of_each import Asked, ask, asked_of_each
from tests.web.serving import SECONDS, Server, started

ROOT = Path(__file__).parent.parent.parent
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
# No method that a path does not have: each is refused in one place.
SETTINGS = """
[phases.coverage]
unexpected-methods = []
"""
# A stream of events does not end by itself; tests/web/test_jobs.py follows some.
ENDLESS = "job_events"
# What can be done once only, or goes on behind the answer, is asked without our requests as examples.
WITHOUT_EXAMPLE = {"bring_in", "drop_model_draft", "put_crisis_aside", "put_up_crisis", "start_job"}
# As many draws as need not take long.
FEW = 20


@dataclass(frozen=True)
class Described:
    """A running server, the description of its interface, and a request for each of its operations."""

    server: Server
    document: dict[str, Any]
    each: dict[str, Asked]

    @property
    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Path, method and description of every operation that ends."""
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                if operation["operationId"] != ENDLESS:
                    yield path, method, operation


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    with started(tmp_path_factory.mktemp("crises")) as server:
        yield Described(server, server.ask("/api/openapi.json").json, asked_of_each(server))


def test_every_operation_answers_for_a_real_crisis_what_its_description_promises(
    described: Described,
) -> None:
    names = {operation["operationId"] for _, _, operation in described.operations}
    assert names <= set(described.each)
    for path, method, operation in described.operations:
        name = operation["operationId"]
        answered = ask(described.server, method, path, described.each[name])
        assert 200 <= answered.status < 300, (name, answered.body)
        promised = operation["responses"][str(answered.status)].get("content", {})
        kind = answered.headers.get("content-type", "").partition(";")[0]
        assert list(promised) == ([kind] if answered.body else []), name
        if answered.body and kind == "application/json":
            components = {"components": described.document["components"]}
            jsonschema.validate(answered.json, {**components, **promised[kind]["schema"]})


def test_the_interface_keeps_what_its_description_promises_whatever_is_sent(
    described: Described, tmp_path: Path
) -> None:
    document, settings, report = (
        tmp_path / name for name in ("openapi.json", "settings.toml", "report.json")
    )
    document.write_text(json.dumps(_with_examples(described)), encoding="utf-8")
    settings.write_text(SETTINGS, encoding="utf-8")
    command = [
        *(str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(settings)),
        *("run", str(document), "--url", described.server.url),
        *("--phases", "coverage"),
        # In several threads Python 3.11 now and then stumbles over parsing, which Hypothesis does much of.
        *("--workers", "1"),
        *("--request-timeout", str(SECONDS)),
        *("--checks", ",".join(CHECKS)),
        *("--exclude-operation-id", ENDLESS),
        *("--generation-database", "none"),
        *("--seed", "1"),
        *("--report", "json", "--report-json-path", str(report)),
        "--no-color",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout[-5_000:]
    rates = json.loads(report.read_text())["valid_rates"]
    refused = {name for name, rate in rates.items() if not rate["coverage"]["accepted"]}
    assert refused <= {
        f"{method.upper()} {path}"
        for path, method, operation in described.operations
        if operation["operationId"] in WITHOUT_EXAMPLE
    }


def test_what_has_been_committed_of_the_interface_is_what_is_served() -> None:
    script = ROOT / "scripts" / "openapi.py"
    ran = subprocess.run([sys.executable, script, "--check"], check=False, capture_output=True)
    assert ran.returncode == 0, ran.stdout


def test_every_operation_says_what_it_does_and_belongs_to_a_screen(server: Server) -> None:
    paths = server.ask("/api/openapi.json").json["paths"]
    operations = [operation for path in paths.values() for operation in path.values()]
    assert len(operations) > 10
    assert all(operation["summary"] and operation["description"] for operation in operations)
    assert all(len(operation["tags"]) == 1 for operation in operations)
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    about = paths["/api/about"]["get"]
    assert about["summary"] == "Tell which Excomm this is, and what it was opened on"


def test_shapes_have_names_of_their_own_and_every_operation_names_its_token_and_its_refusals(
    server: Server,
) -> None:
    document = server.ask("/api/openapi.json").json
    assert not [name for name in document["components"]["schemas"] if "__" in name]
    [(scheme, told)] = document["components"]["securitySchemes"].items()
    assert told["scheme"] == "bearer"
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["security"] == [{scheme: []}]
            assert {"401", "403", "503", "507"} <= set(operation["responses"])


def _with_examples(described: Described) -> dict[str, Any]:
    """The description with our requests in it, which others are then made from."""
    document = copy.deepcopy(described.document)
    # All kinds of jobs are checked alike, and there are a hundred ways to ask for each wrongly.
    jobs = document["paths"]["/api/jobs"]["post"]["requestBody"]["content"]["application/json"]
    jobs["schema"] = {"$ref": "#/components/schemas/SimulateWanted"}
    for path, method, operation in described.operations:
        if operation["operationId"] in WITHOUT_EXAMPLE:
            continue
        asked = described.each[operation["operationId"]]
        written = document["paths"][path][method]
        for parameter in written.get("parameters", ()):
            if parameter["name"] == "draws":
                parameter["schema"]["maximum"] = FEW
            given = {**asked.path, **asked.query}.get(parameter["name"])
            if given is not None:
                parameter["example"] = _typed(given, parameter["schema"])
        if asked.body is not None:
            written["requestBody"]["content"]["application/json"]["example"] = asked.body
    return document


def _typed(given: str, schema: dict[str, Any]) -> object:
    kinds = {schema.get("type"), *(one.get("type") for one in schema.get("anyOf", ()))}
    return [given] if "array" in kinds else int(given) if "integer" in kinds else given
