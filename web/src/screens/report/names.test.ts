import { expect, test } from "vitest";
import { fileName } from "./names";

test("a report is called by its crisis and its variants", () => {
  expect(fileName("elmira", [])).toBe("excomm-report-elmira.html");
  expect(fileName("cuba-1962", ["cuba-asked", "un-watches"])).toBe("excomm-report-cuba-1962-cuba-asked-un-watches.html");
});
