"""How answers look, one file a screen: frozen pydantic models, from which the browser's types are made."""
