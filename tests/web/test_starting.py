import shlex
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from excomm.cli.app import COMMANDS
from excomm.model.new import new_crisis

# That of a port may meet one that is taken.
EXAMPLES = [example for example in COMMANDS["app"][1] if "--port" not in example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_its_help_starts_it_and_prints_one_address(
    example: str, tmp_path: Path
) -> None:
    (tmp_path / "my-crisis.yaml").write_text(new_crisis("my-crisis"), encoding="utf-8")
    command = [sys.executable, "-m", *shlex.split(example), "--no-open"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        silent = threading.Timer(60, process.kill)
        silent.start()
        assert process.stdout is not None
        first = process.stdout.readline()
        silent.cancel()
        process.terminate()
    assert first.startswith("Excomm is at http://127.0.0.1:")
