/** What the server says may stand where somebody writes. */
import type { Shapes } from "../../api/client";

export type Completed = Shapes["Completions"];
