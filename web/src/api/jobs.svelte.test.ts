import type { Middleware } from "openapi-fetch";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api } from "./client";
import { work, type Work } from "./jobs.svelte";

/** The streams of events that were opened, and stand open. */
let streams: Stream[] = [];

class Stream extends EventTarget {
  onerror: (() => void) | null = null;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    streams.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
  tell(name: string, job: object): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(job) }));
  }
}

const listening = (): string[] => streams.filter((one) => one.readyState !== 2).map((one) => one.url);
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 10));

/** Answers in the place of the server; those who begin work wait for `begin`. */
let begin: (answer: Response) => void;
const server: Middleware = {
  onRequest: ({ request }) =>
    request.method === "POST" ? new Promise<Response>((done) => (begin = done)) : Response.json([]),
};

let place = $state({ crisis: "elmira", variants: [] });
function opened(): { run: Work<"exact">; end: () => void } {
  let run!: Work<"exact">;
  const end = $effect.root(() => {
    run = work("exact", () => place);
  });
  flushSync();
  return { run, end };
}

beforeEach(() => {
  [streams, place] = [[], { crisis: "elmira", variants: [] }];
  vi.stubGlobal("EventSource", Stream);
  api.use(server);
});

afterEach(() => {
  api.eject(server);
  vi.unstubAllGlobals();
});

const asked = { draws: 4 } as Parameters<Work<"exact">["start"]>[0];

it("is followed from when it was begun until it is left", async () => {
  const { run, end } = opened();
  const started = run.start(asked);
  await settled();
  begin(Response.json({ id: "a", state: "queued", result: null }));
  await started;
  expect(listening()).toEqual(["/api/jobs/a/events"]);
  end();
  expect(listening()).toEqual([]);
});

it("is not followed if its screen was left while it was on its way", async () => {
  const { run, end } = opened();
  const started = run.start(asked);
  await settled();
  end();
  begin(Response.json({ id: "a", state: "queued", result: null }));
  await started;
  expect(streams).toEqual([]);
});

it("is not told to have failed at another place than where it was asked for", async () => {
  const { run, end } = opened();
  const started = run.start(asked);
  await settled();
  place = { crisis: "suez", variants: [] };
  flushSync();
  begin(Response.json({ message: "100 jobs wait already" }, { status: 409 }));
  await started;
  expect(run.problem).toBeUndefined();
  end();
});

it("tells why it could not be begun", async () => {
  const { run, end } = opened();
  const started = run.start(asked);
  await settled();
  begin(Response.json({ message: "100 jobs wait already" }, { status: 409 }));
  await started;
  expect(run.problem?.message).toBe("100 jobs wait already");
  end();
});

it("keeps the result that it heard last until it hears another", async () => {
  const { run, end } = opened();
  const started = run.start(asked);
  await settled();
  begin(Response.json({ id: "a", state: "queued", result: null }));
  await started;
  const [stream] = streams;
  const running = { id: "a", state: "running" };
  stream?.tell("progress", { ...running, result: null });
  stream?.tell("progress", running);
  expect(run.job?.result).toBeNull();
  stream?.tell("partial", { ...running, result: { draws: 1 } });
  stream?.tell("progress", { ...running, progress: { done: 2 } });
  expect(run.job).toMatchObject({ progress: { done: 2 }, result: { draws: 1 } });
  // Words may be put together: what is told is the newest.
  stream?.tell("progress", { ...running, result: { draws: 3 } });
  expect(run.job).toMatchObject({ result: { draws: 3 } });
  stream?.tell("done", { ...running, state: "done", result: { draws: 4 } });
  expect(run.job).toMatchObject({ state: "done", result: { draws: 4 } });
  expect(listening()).toEqual([]);
  end();
});
