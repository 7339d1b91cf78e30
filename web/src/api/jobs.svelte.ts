/** Long work on the server: starts it, follows it while it fills in, and finds it again after a reload. */
import { answer, api } from "./client";
import { asProblem, Problem } from "./problem";
import type { paths } from "./types";

export type Job = paths["/api/jobs/{job}"]["get"]["responses"][200]["content"]["application/json"];
type Wanted = paths["/api/jobs"]["post"]["requestBody"]["content"]["application/json"];
export type Kind = Job["kind"];
export type JobOf<K extends Kind> = Extract<Job, { kind: K }>;
type Arguments = { readonly [W in Wanted as W["kind"]]: NonNullable<W["arguments"]> };
type ArgumentsOf<K extends Kind> = Arguments[K];

export interface Place {
  readonly crisis: string;
  readonly variants: readonly string[];
}

export interface Work<K extends Kind> {
  /** The job as it stands, with its newest `result`; undefined where none was begun. */
  readonly job: JobOf<K> | undefined;
  /** Whether it waits or runs. */
  readonly busy: boolean;
  /** Why it could not be begun, or failed. */
  readonly problem: Problem | undefined;
  /** Whether the server has gone silent, and is being called again. */
  readonly lost: boolean;
  /** Do once more what did not go well. */
  again: () => void;
  start: (wanted: ArgumentsOf<K>) => Promise<void>;
  stop: () => Promise<void>;
}

const EVENTS = ["progress", "partial", "done", "failed", "stopped"] as const;
const AGAIN_AFTER = 2000;

/**
 * The work of one kind on a crisis under some variants. It begins with the newest job of that sort, so that a reload
 * goes on with what was running; `start` begins another, or finds that the same was done before.
 */
export function work<K extends Kind>(kind: K, place: () => Place): Work<K> {
  let job = $state.raw<JobOf<K>>();
  let problem = $state.raw<Problem>();
  let lost = $state(false);
  let turn = $state(0);
  /** What was to be begun when that failed; undefined when it was the looking for the newest. */
  let unbegun: ArgumentsOf<K> | undefined;
  /** Ends the following of the last job. */
  let leave = (): void => {};

  // As text, so that a place that is only written anew starts nothing.
  const named = $derived(JSON.stringify(place()));

  let left = false;
  $effect(() => () => {
    left = true;
  });
  /** Whether nobody waits any more for what was asked of a place. */
  const isPast = (at: string): boolean => left || at !== named;

  $effect(() => {
    void turn;
    const at: Place = JSON.parse(named);
    let gone = false;
    [job, problem, lost, unbegun] = [undefined, undefined, false, undefined];
    newest(kind, at).then(
      (id) => {
        if (!gone && job === undefined && id !== undefined) follow(id);
      },
      (error: unknown) => {
        if (!gone) problem = asProblem(error);
      },
    );
    return () => {
      gone = true;
      leave();
    };
  });

  function follow(id: string): void {
    leave();
    leave = listen(id, {
      told: (news) => {
        [job, lost] = [news as JobOf<K>, false];
        problem = news.problem ? new Problem(news.problem.message, news.problem.remedy, news.problem.problems, 400) : undefined;
      },
      silent: () => (lost = true),
    });
  }

  async function start(wanted: ArgumentsOf<K>): Promise<void> {
    const at = named;
    try {
      const begun = await answer(api.POST("/api/jobs", { body: { kind, ...place(), arguments: wanted } as Wanted }));
      if (isPast(at)) return;
      [job, problem, unbegun] = [begun as JobOf<K>, undefined, undefined];
      follow(begun.id);
    } catch (error) {
      if (!isPast(at)) [problem, unbegun] = [asProblem(error), wanted];
    }
  }

  function again(): void {
    if (unbegun === undefined) turn += 1;
    else void start(unbegun);
  }

  async function stop(): Promise<void> {
    const at = named;
    if (job === undefined) return;
    try {
      const stopped = await answer(api.DELETE("/api/jobs/{job}", { params: { path: { job: job.id } } }));
      if (!isPast(at)) job = stopped as JobOf<K>;
    } catch (error) {
      if (!isPast(at)) problem = asProblem(error);
    }
  }

  return {
    get job() {
      return job;
    },
    get busy() {
      return job !== undefined && !isOver(job);
    },
    get problem() {
      return problem;
    },
    get lost() {
      return lost;
    },
    again,
    start,
    stop,
  };
}

function isOver(job: Pick<Job, "state">): boolean {
  return job.state === "done" || job.state === "failed" || job.state === "stopped";
}

async function newest(kind: Kind, { crisis, variants }: Place): Promise<string | undefined> {
  const jobs = await answer(api.GET("/api/jobs", { params: { query: { crisis } } }));
  const same = (other: readonly string[]): boolean => JSON.stringify([...other].sort()) === JSON.stringify([...variants].sort());
  return jobs.find((one) => one.kind === kind && same(one.variants))?.id;
}

/** Hear of a job until it is over; gives back how to end that sooner. */
function listen(id: string, { told, silent }: { told: (job: Job) => void; silent: () => void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  /** What was heard last; on the way it is not told again. */
  let result: Job["result"] = null;

  const open = (): void => {
    source = new EventSource(`/api/jobs/${id}/events`);
    for (const name of EVENTS) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        const job: Job = { result, ...JSON.parse(event.data) };
        result = job.result;
        if (isOver(job)) source.close();
        told(job);
      });
    }
    source.onerror = () => {
      silent();
      // A browser calls again of itself where the line broke, and gives up where it got another answer.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_AFTER);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
