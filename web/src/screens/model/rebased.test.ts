import { describe, expect, it } from "vitest";
import { rebased } from "./rebased";

const BEFORE = "title: Chicken\nevents:\n  - one\n  - two\n  - three\n";

describe("a change made in an earlier text", () => {
  it("is the text after it where nobody has written since", () => {
    expect(rebased(BEFORE, "title: Hen\n", BEFORE)).toBe("title: Hen\n");
  });

  it("is made before and behind what was typed", () => {
    const typed = BEFORE.replace("- two", "- second");
    expect(rebased(BEFORE, BEFORE.replace("Chicken", "Cowards"), typed)).toBe(typed.replace("Chicken", "Cowards"));
    expect(rebased(BEFORE, BEFORE.replace("three", "third"), typed)).toBe(typed.replace("three", "third"));
  });

  it("takes out the entry that was meant, whichever has gone before it", () => {
    const first = BEFORE.replace("  - one\n", "");
    expect(rebased(BEFORE, BEFORE.replace("  - two\n", ""), first)).toBe("title: Chicken\nevents:\n  - three\n");
    expect(rebased(BEFORE, first, BEFORE.replace("  - two\n", ""))).toBe("title: Chicken\nevents:\n  - three\n");
  });

  it("is there already where the same was done", () => {
    const gone = BEFORE.replace("  - one\n", "");
    expect(rebased(BEFORE, gone, gone)).toBe(gone);
  });

  it("is none where the same place was written otherwise", () => {
    expect(rebased(BEFORE, BEFORE.replace("Chicken", "Cowards"), BEFORE.replace("Chicken", "Hens"))).toBeNull();
    expect(rebased(BEFORE, `${BEFORE}a: 1\n`, `${BEFORE}b: 2\n`)).toBeNull();
  });
});
