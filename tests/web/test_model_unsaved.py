"""What a crisis at a glance tells of changes that are kept as drafts and not saved."""

from tests.web.serving import Server


def test_a_crisis_at_a_glance_tells_whether_changes_of_it_are_not_saved(server: Server) -> None:
    body = {"key": "half-done", "copy_of": "chicken"}
    assert server.ask("/api/crises", method="POST", body=body).status == 201
    here = "/api/crises/half-done"

    def unsaved() -> bool:
        return bool(server.ask(here).json["unsaved"])

    for which in ("crisis", "sources"):
        assert not unsaved()
        file = server.ask(f"{here}/model").json[which]
        draft = {"text": f"{file['text']}# more\n", "seen": file["mark"], "before": ""}
        place = f"{here}/model/{which}"
        kept = server.ask(f"{place}/draft", method="PUT", body=draft).json
        assert unsaved()
        server.ask(f"{place}/draft?mark={kept['mark']}", method="DELETE")
        assert not unsaved()
        kept = server.ask(f"{place}/draft", method="PUT", body=draft).json
        assert unsaved()
        saved = server.ask(place, method="PUT", body={**draft, "before": kept["mark"]})
        assert saved.status == 200
    assert not unsaved()


def test_a_draft_that_says_what_its_file_says_is_none(server: Server) -> None:
    body = {"key": "just-so", "copy_of": "chicken"}
    assert server.ask("/api/crises", method="POST", body=body).status == 201
    file = server.ask("/api/crises/just-so/model").json["crisis"]
    same = {"text": file["text"], "seen": file["mark"], "before": ""}
    server.ask("/api/crises/just-so/model/crisis/draft", method="PUT", body=same)
    assert server.ask("/api/crises/just-so").json["unsaved"] is False
