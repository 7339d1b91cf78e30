"""A committee that does not settle as its file has it: two who heed each other alone, and hold to nothing."""

from tests.web.serving import Server

# Each says in a round what the other said in the one before.
TEXT = """
crisis: {key}
title: Two advisers in a circle
actors: {{a: {{name: A, choice: {{rule: committee, committee: cabinet}}}}}}
options: {{a.go: {{text: go}}}}
courses: {{a: {{go: {{text: Go, takes: a.go}}, wait: {{text: Wait, drops: a.go}}}}}}
preferences: {{a: [a.go]}}
committees:
  cabinet:
    actor: a
    model: degroot
    members: {{hawk: {{position: go}}, dove: {{position: {{go: 0.25, wait: 0.75}}}}}}
    trust: {{hawk: {{dove: 1}}, dove: {{hawk: 1}}}}
"""


def put_up(server: Server, key: str) -> str:
    """Put such a crisis on the shelf of a server, and give its key."""
    folder = server.folder / key
    folder.mkdir()
    (folder / "crisis.yaml").write_text(TEXT.format(key=key))
    return key
