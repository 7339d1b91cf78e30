"""Write the JSON Schemas of the files that authors write anew, after a change of the models."""

from pathlib import Path

from excomm.model.schema import crisis_schema, schema_text, sources_schema
from excomm.validation.record import record_schema

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "excomm"
PUBLISHED = {
    PACKAGE / "model" / "crisis.schema.json": crisis_schema,
    PACKAGE / "model" / "sources.schema.json": sources_schema,
    PACKAGE / "validation" / "record.schema.json": record_schema,
}

if __name__ == "__main__":
    for path, schema in PUBLISHED.items():
        path.write_text(schema_text(schema()), encoding="utf-8")
        print(f"Wrote {path}")
