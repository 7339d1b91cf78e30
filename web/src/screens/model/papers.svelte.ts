/** Both files of a crisis as papers on a desk: as they are typed, as they are on the disk, and how the server knows either. */
import type { Files, Which, Written } from "./asking";

export const BOTH = ["crisis", "sources"] as const satisfies readonly Which[];

export interface Paper {
  readonly name: string;
  text: string;
  saved: string;
  /** The mark of the text on the disk that is being changed. */
  mark: string;
  /** The text that the server keeps as a draft, and its mark; null and "" where it keeps none. */
  kept: string | null;
  draft: string;
}

export type Papers = ReturnType<typeof papersOf>;

export function papersOf(files: Files) {
  const papers = $state<Record<Which, Paper | null>>({
    crisis: paper(files.crisis),
    sources: files.sources && paper(files.sources),
  });
  return {
    all: papers as Readonly<Record<Which, Paper | null>>,
    get written(): Written {
      return { crisis: papers.crisis?.text ?? "", sources: papers.sources?.text ?? null };
    },
    get saved(): Written {
      return { crisis: papers.crisis?.saved ?? "", sources: papers.sources?.saved ?? null };
    },
    /** The files that were changed, claims first: what cites them must find them. */
    get changed(): readonly Which[] {
      return (["sources", "crisis"] as const).filter((which) => isChanged(papers[which]));
    },
  };
}

export const isChanged = (one: Paper | null): one is Paper => one !== null && one.text !== one.saved;

/** Whether the server has it, as a draft or in the file. */
export const isKept = (one: Paper): boolean => one.text === (one.kept ?? one.saved);

export const same = (one: Written, other: Written): boolean =>
  one.crisis === other.crisis && one.sources === other.sources;

function paper({ name, text, mark, draft }: Files["crisis"]): Paper {
  // A draft of a file that was changed since is saved only over what it was made of.
  return { name, saved: text, text: draft?.text ?? text, mark: draft?.seen ?? mark, kept: draft?.text ?? null, draft: draft?.mark ?? "" };
}
