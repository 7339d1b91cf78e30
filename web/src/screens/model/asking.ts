/** What the server is asked about a model that is being written. */
import { answer, api, type Shapes } from "../../api/client";

export type Which = Shapes["ModelFile"]["file"];
export type Files = Shapes["ModelFiles"];
export type Checked = Shapes["ModelChecked"];
export type Node = Shapes["Node"];
export type CanAdd = Shapes["CanAdd"];
export type Path = Node["path"];
export type Effects = Shapes["Effects"];
export type Change = Omit<Shapes["ToChange"], "text" | "file">;

/** Both files as they stand in the editor. */
export interface Written {
  crisis: string;
  sources: string | null;
}

// What outlives its page may have this many bytes at most, by the standard of fetch, and some are for the head.
const OUTLIVES = 60_000;

const at = (key: string, file: Which) => ({ params: { path: { key, file } } });

export const files = (key: string, signal: AbortSignal): Promise<Files> =>
  answer(api.GET("/api/crises/{key}/model", { params: { path: { key } }, signal }));

export const check = (
  key: string,
  written: Written,
  file: Which,
  open: readonly Path[],
  signal: AbortSignal,
): Promise<Checked> =>
  answer(
    api.POST("/api/crises/{key}/model/check", {
      params: { path: { key } },
      body: { ...written, file, open: [...open] },
      signal,
    }),
  );

export const checkThrough = (key: string, written: Written): Promise<Shapes["CheckedThrough"]> =>
  answer(api.POST("/api/crises/{key}/model/check-through", { params: { path: { key } }, body: written }));

export const effects = (
  key: string,
  variants: readonly string[],
  written: Written,
  before: Written,
  signal: AbortSignal,
): Promise<Effects> =>
  answer(
    api.POST("/api/crises/{key}/model/effects", {
      params: { path: { key }, query: { variant: [...variants] } },
      body: { ...written, before },
      signal,
    }),
  );

export const change = (key: string, file: Which, text: string, wanted: Change): Promise<Shapes["Changed"]> =>
  answer(
    api.POST("/api/crises/{key}/model/change", { params: { path: { key } }, body: { ...wanted, text, file } }),
  );

export const complete = (
  key: string,
  written: Written,
  file: Which,
  line: number,
  column: number,
): Promise<Shapes["Completions"]> =>
  answer(
    api.POST("/api/crises/{key}/model/complete", {
      params: { path: { key } },
      body: { ...written, file, line, column },
    }),
  );

/** Save a text, and with it the draft whose mark is `before`; "" where none was kept. */
export const save = (key: string, file: Which, text: string, seen: string, before: string): Promise<Shapes["Saved"]> =>
  answer(api.PUT("/api/crises/{key}/model/{file}", { ...at(key, file), body: { text, seen, before } }));

/** Save the crisis file with a sources file named in it, and have that put up. */
export const beginSources = (key: string, text: string, seen: string, before: string): Promise<Shapes["SourcesBegun"]> =>
  answer(
    api.POST("/api/crises/{key}/model/begin-sources", { params: { path: { key } }, body: { text, seen, before } }),
  );

/** Keep a text as a draft; `leaving` where the page may be gone before the answer. */
export const keep = (
  key: string,
  file: Which,
  text: string,
  seen: string,
  before: string,
  leaving: boolean,
): Promise<Shapes["DraftKept"]> => {
  const body = { text, seen, before };
  const keepalive = leaving && new Blob([JSON.stringify(body)]).size < OUTLIVES;
  return answer(api.PUT("/api/crises/{key}/model/{file}/draft", { ...at(key, file), body, keepalive }));
};

/** Give up the draft of a mark. */
export const drop = (key: string, file: Which, mark: string): Promise<unknown> =>
  answer(
    api.DELETE("/api/crises/{key}/model/{file}/draft", { params: { path: { key, file }, query: { mark } } }),
  );

export const compare = (key: string, file: Which, text: string): Promise<Shapes["Compared"]> =>
  answer(api.POST("/api/crises/{key}/model/{file}/compare", { ...at(key, file), body: { text, seen: "" } }));
