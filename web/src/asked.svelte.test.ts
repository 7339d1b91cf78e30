import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { Problem } from "./api/problem";
import { asked } from "./asked.svelte";
import { go, here } from "./router.svelte";

window.scrollTo = () => {};
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe("what is asked", () => {
  it("is asked anew when what it depends on changes, and an answer that comes too late is dropped", async () => {
    go("/c/first");
    const waiting: Record<string, (value: string) => void> = {};
    let question: ReturnType<typeof asked<string>> | undefined;
    const end = $effect.root(() => {
      question = asked(() => {
        const crisis = here()?.crisis ?? "";
        return new Promise<string>((done) => (waiting[crisis] = done));
      });
    });
    flushSync();
    go("/c/second");
    flushSync();
    waiting["second"]?.("of the second");
    waiting["first"]?.("of the first");
    await settled();
    expect(question).toMatchObject({ value: "of the second", busy: false });
    end();
  });

  it("keeps its last answer while it is asked again, and tells why it got none", async () => {
    let turn = 0;
    let question: ReturnType<typeof asked<number>> | undefined;
    const end = $effect.root(() => {
      question = asked(async () => {
        turn += 1;
        if (turn === 2) throw new Problem("not now");
        return turn;
      });
    });
    flushSync();
    await settled();
    question?.again();
    flushSync();
    expect(question).toMatchObject({ value: 1, busy: true });
    await settled();
    expect(question).toMatchObject({ value: 1, busy: false, problem: { message: "not now" } });
    question?.again();
    flushSync();
    await settled();
    expect(question).toMatchObject({ value: 3, problem: undefined });
    end();
  });
});
