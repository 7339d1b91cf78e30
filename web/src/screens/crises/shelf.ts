/** What one can do with crises, as the server does it. */
import { answer, api, type Shapes } from "../../api/client";
import { asProblem, refused } from "../../api/problem";

export type Card = Shapes["CrisisCard"];

export const list = (signal: AbortSignal): Promise<Card[]> => answer(api.GET("/api/crises", { signal }));

export type NewCrisis = Omit<Shapes["NewCrisis"], "key">;

/** Put up a crisis to start from, or a copy of another. */
export function putUp(key: string, wanted: NewCrisis): Promise<Card> {
  return answer(api.POST("/api/crises", { body: { ...wanted, key } }));
}

export function putAside(key: string): Promise<unknown> {
  return answer(api.DELETE("/api/crises/{key}", { params: { path: { key } } }));
}

/** Bring in a file as it is; the server knows what to make of it. */
export async function bringIn(file: File): Promise<Card> {
  const address = `/api/crises/import?${new URLSearchParams({ name: file.name })}`;
  const response = await fetch(address, { method: "POST", body: file }).catch((error: unknown) => {
    throw asProblem(error);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refused(body, response.status);
  return body as Card;
}
