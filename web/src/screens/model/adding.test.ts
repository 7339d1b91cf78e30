import { expect, it } from "vitest";
import { changeFor, isFilled } from "./adding";
import type { CanAdd } from "./asking";

const can = (more: Partial<CanAdd>): CanAdd => ({
  path: ["options"],
  key: null,
  named: false,
  key_refers: "",
  label: "",
  hint: "",
  kind: "text",
  many: false,
  refers: "",
  choices: [],
  needs: [],
  ...more,
});
const need = (key: string) => ({ key, hint: "", kind: "text" as const, refers: "", choices: [] });

it("asks for a name and for all that is needed", () => {
  const option = can({ named: true, needs: [need("text")] });
  expect(isFilled(option, { name: "usa.wait", value: "", needs: {} })).toBe(false);
  expect(isFilled(option, { name: "", value: "", needs: { text: "wait" } })).toBe(false);
  const filled = { name: " usa.wait ", value: "", needs: { text: "wait" } };
  expect(isFilled(option, filled)).toBe(true);
  expect(changeFor(option, filled)).toEqual({
    do: "add",
    path: ["options"],
    key: "usa.wait",
    value: { text: "wait" },
    to: 0,
  });
});

it("adds several names, but one formula", () => {
  const said = { name: "", value: "a, b", needs: {} };
  expect(changeFor(can({ key: "claims", many: true, kind: "name" }), said).value).toEqual(["a", "b"]);
  expect(changeFor(can({ kind: "formula" }), { ...said, value: "at most one of (a, b)" }).value).toBe(
    "at most one of (a, b)",
  );
});
