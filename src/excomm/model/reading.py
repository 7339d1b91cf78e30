"""From a file to a `Crisis`: read, patch with variants, validate, check, or say everything that is wrong."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from excomm.errors import CrisisError, InputError
from excomm.model.checking import check_crisis, check_names
from excomm.model.crisis import Crisis
from excomm.model.evidence import Sources
from excomm.model.located import Located, Path, plain
from excomm.model.names import did_you_mean
from excomm.model.patching import patched
from excomm.model.problems import Problems, add_validation_errors
from excomm.model.salvage import names_lost, salvaged
from excomm.model.yaml import read_text, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Model = TypeVar("Model", bound=BaseModel)


def read_crisis(path: FilePath, *, variants: Sequence[str] = ()) -> Crisis:
    """The crisis in a file, with the named variants applied in order; `CrisisError` holds all that is wrong with it."""
    return parse_crisis(read_text(path), file=str(path), variants=variants, folder=path.parent)


def parse_crisis(
    text: str,
    *,
    file: str = "crisis.yaml",
    variants: Sequence[str] = (),
    folder: FilePath | None = None,
) -> Crisis:
    """The crisis in a text; sources are read only when the folder that holds them is given.

    >>> crisis = parse_crisis('''
    ... crisis: tiny
    ... title: Two drivers
    ... actors: {a: {name: Ann}}
    ... options: {a.swerve: {text: Turn the wheel}}
    ... preferences: {a: [not a.swerve]}
    ... ''')
    >>> crisis.bits
    ('a.swerve',)
    """
    root = with_variants(read_yaml(text, file=file), variants)
    problems = Problems(root, text)
    crisis = _validated(Crisis, root, problems, _check_what_is_sound)
    crisis = _with_evidence(crisis, folder, problems)
    check_crisis(crisis, problems, claims_known=folder is not None)
    problems.raise_if_any()
    return crisis


def with_variants(root: Located, variants: Sequence[str]) -> Located:
    """Return a document with the named variants laid over it, in order."""
    for name in variants:
        known = root.value.get("variants") if isinstance(root.value, dict) else None
        patches = known.value if known is not None and isinstance(known.value, dict) else {}
        if name not in patches:
            listed = f"known: {', '.join(patches)}" if patches else "this crisis has no variants"
            raise InputError(
                f"unknown variant '{name}'", remedy=did_you_mean(name, patches) or listed
            )
        root = patched(root, patches[name])
    return root


def _validated(
    model: type[Model],
    root: Located,
    problems: Problems,
    check_rest: Callable[..., None] | None = None,
) -> Model:
    data = plain(root)
    if not isinstance(data, dict):
        problems.at(
            (),
            "a file is a mapping: 'key: value' in each line",
            "'excomm new NAME' writes a commented file to start from",
        )
        problems.raise_if_any()
        raise AssertionError
    try:
        return model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        add_validation_errors(problems, errors, lambda path: keys_known(model, path))
        if check_rest is not None:
            check_rest(data, errors, problems)
        problems.raise_if_any()
        raise


def _check_what_is_sound(data: dict[str, Any], errors: Sequence[Any], problems: Problems) -> None:
    """Look for unknown names in the sound rest of a faulty file, so that its author sees all faults in one go."""
    sound = salvaged(data, errors)
    try:
        crisis = Crisis.model_validate(sound)
    except ValidationError:
        return
    check_names(crisis, problems, claims_known=False, lost=names_lost(data, sound))


def _with_evidence(crisis: Crisis, folder: FilePath | None, problems: Problems) -> Crisis:
    if folder is None or crisis.sources is None:
        return crisis
    if FilePath(crisis.sources).name != crisis.sources:
        problems.at(
            ("sources",),
            "the sources file must stand beside this one",
            "write its bare name, as in 'sources.yaml'",
        )
        return crisis
    path = folder / crisis.sources
    try:
        sources = read_sources(path)
    except CrisisError:
        raise
    except InputError as error:
        problems.at(("sources",), error.message, error.remedy)
        return crisis
    return crisis.model_copy(update={"evidence": sources.claims})


def read_sources(path: FilePath) -> Sources:
    """The claims in a sources file."""
    text = read_text(path)
    root = read_yaml(text, file=str(path))
    return _validated(Sources, root, Problems(root, text))


def keys_known(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the mapping at a path, as far as the model says.

    >>> keys_known(Crisis, ("actors", "usa"))[:2]
    ['claims', 'judgement']
    """
    kinds: list[Any] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _below(kind, step)]
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return [
        field.alias or name
        for kind in models
        for name, field in kind.model_fields.items()
        if not field.exclude
    ]


def _below(kind: Any, step: str | int) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if step in (name, field.alias):
                return _unwrapped(field.annotation)
        return [kind]
    inner = [argument for argument in get_args(kind) if argument is not Ellipsis]
    return _unwrapped(inner[-1]) if inner else []


def _unwrapped(kind: Any) -> list[Any]:
    """The alternatives behind Annotated and unions."""
    if hasattr(kind, "__metadata__"):
        return _unwrapped(kind.__origin__)
    if type(None) in get_args(kind) or str(kind).startswith("typing.Union"):
        return [inner for argument in get_args(kind) for inner in _unwrapped(argument)]
    return [kind]
