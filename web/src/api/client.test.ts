import { describe, expect, it } from "vitest";
import { answer } from "./client";
import { asProblem, Problem } from "./problem";

const reply = (status: number, error: unknown): ReturnType<typeof Promise.resolve<{ error: unknown; response: Response }>> =>
  Promise.resolve({ error, response: new Response("", { status }) });

describe("an answer", () => {
  it("is what the server sent", async () => {
    const response = new Response("[]", { status: 200 });
    await expect(answer(Promise.resolve({ data: ["elmira"], response }))).resolves.toEqual(["elmira"]);
  });

  it("that refuses is a problem in the server's words", async () => {
    const problems = [{ file: "crisis.yaml", line: 3, column: 1, message: "no actor", remedy: "", source: "x" }];
    const refusal = { message: "the file has a fault", remedy: "mend what is marked", problems };
    await expect(answer(reply(400, refusal))).rejects.toMatchObject({ ...refusal, status: 400 });
  });

  it.each([["<html>"], [null], [{ detail: "no" }]])("that says nothing of use is told by its status: %j", async (body) => {
    await expect(answer(reply(502, body))).rejects.toMatchObject({ status: 502, message: expect.stringContaining("502") });
  });

  it("that does not come says how to start the server", async () => {
    const failed = answer(Promise.reject(new TypeError("Failed to fetch")));
    await expect(failed).rejects.toMatchObject({ status: 0, remedy: expect.stringContaining("excomm app") });
  });
});

describe("what was thrown", () => {
  it("stays the problem that it is", () => {
    const problem = new Problem("no such state");
    expect(asProblem(problem)).toBe(problem);
  });

  it("is told in its own words otherwise", () => {
    expect(asProblem(new Error("odd"))).toMatchObject({ message: "odd", status: 0 });
  });
});
