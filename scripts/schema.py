"""Write the JSON Schema of crisis files anew, after a change of the models."""

from pathlib import Path

from excomm.model.schema import schema_text

PUBLISHED = Path(__file__).resolve().parents[1] / "src" / "excomm" / "model" / "crisis.schema.json"

if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
    print(f"Wrote {PUBLISHED}")
