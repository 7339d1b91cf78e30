/** Asks the server. Paths, questions and answers are typed by what it documents. */
import createClient from "openapi-fetch";
import { asProblem, refused } from "./problem";
import type { components, paths } from "./types";

export type Shapes = components["schemas"];

export const api = createClient<paths>({ baseUrl: location.origin });

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer itself, or a `Problem` thrown: `await answer(api.GET("/api/crises"))`. */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply.catch((thrown: unknown) => {
    throw asProblem(thrown);
  });
  if (!response.ok) throw refused(error, response.status);
  return data as T;
}
