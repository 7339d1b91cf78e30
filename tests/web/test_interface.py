import subprocess
import sys
from pathlib import Path

from tests.web.serving import Server

ROOT = Path(__file__).parent.parent.parent
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


def test_the_interface_keeps_what_its_description_promises_whatever_is_sent(
    own_server: Server,
) -> None:
    # A stream of events does not end by itself; tests/web/test_jobs.py follows some.
    command = [
        *(str(Path(sys.executable).parent / "schemathesis"), "run"),
        f"{own_server.url}api/openapi.json",
        *("--phases", "coverage"),
        *("--workers", "4"),
        *("--checks", ",".join(CHECKS)),
        *("--exclude-path-regex", "/events$"),
        *("--generation-database", "none"),
        *("--seed", "1"),
        "--no-color",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


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
