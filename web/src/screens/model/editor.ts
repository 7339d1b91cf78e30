/** The editor of the text: CodeMirror in a shadow root, where it can have its styles under a strict policy. */
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { indentWithTab } from "@codemirror/commands";
import { basicSetup, EditorView } from "codemirror";
import type { Fault } from "../../api/problem";
import { say } from "../../said.svelte";
import { sentence } from "../../words";
import type { Completed } from "./completed";
import { rangeOf } from "./faults";
import { least } from "./least";

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--actor-3)" },
  { tag: [tags.keyword, tags.bool, tags.number, tags.labelName], color: "var(--actor-1)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--muted)" },
]);

const looks = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--sheet)", color: "var(--ink)", fontSize: "var(--size-0)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "-3px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "var(--space-3)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--focus) 7%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--focus) 14%, transparent)", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--focus) 28%, transparent)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--strong-line)",
    borderRadius: "var(--radius)", boxShadow: "var(--lifted)", fontFamily: "var(--sans)", maxWidth: "28rem",
  },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "14rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", opacity: "0.8", marginLeft: "1em" },
  ".cm-diagnostic": { padding: "var(--space-2) var(--space-3)", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
  ".cm-lintRange-error": {
    backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px",
  },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "1px solid var(--line)" },
});

export interface Asks {
  name: string;
  typed: (text: string) => void;
  complete: (line: number, column: number) => Promise<Completed>;
  save: () => void;
}

export interface Editor {
  /** Show another text, changing no more than differs. */
  show: (text: string) => void;
  readOnly: (is: boolean) => void;
  mark: (faults: readonly Fault[]) => void;
  /** Put the cursor into a line, and show it. */
  goTo: (line: number, column?: number) => void;
  end: () => void;
}

export function editorIn(host: HTMLElement, text: string, asks: Asks): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const editable = new Compartment();
  // The file keeps the line ends that it has.
  const ends = text.includes("\r\n") ? [EditorState.lineSeparator.of("\r\n")] : [];
  let showing = false;
  // Tab goes on to the next control, as everywhere, until somebody wants it to indent.
  let indents = false;
  function turnTab(): boolean {
    indents = !indents;
    view.setTabFocusMode(!indents);
    say(indents ? "Tab indents now. Escape, then Tab, goes on." : "Tab goes on to the next control now.");
    return true;
  }
  const view: EditorView = new EditorView({
    root,
    parent: root,
    doc: text,
    extensions: [
      basicSetup,
      yaml(),
      lintGutter(),
      syntaxHighlighting(colours),
      looks,
      ends,
      editable.of([]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": asks.name, spellcheck: "false", tabindex: "0" }),
      Prec.high(
        keymap.of([
          { key: "Mod-s", run: () => (asks.save(), true), preventDefault: true },
          { key: "Ctrl-m", mac: "Shift-Alt-m", run: turnTab, preventDefault: true },
          indentWithTab,
        ]),
      ),
      autocompletion({ override: [(context) => completed(context, asks)] }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !showing) asks.typed(whole(update.state));
      }),
    ],
  });
  view.setTabFocusMode(!indents);
  return {
    show: (next) => {
      const change = least(view.state.doc.toString(), next.replaceAll("\r\n", "\n"));
      if (!change) return;
      showing = true;
      view.dispatch({ changes: change });
      showing = false;
    },
    readOnly: (is) =>
      view.dispatch({ effects: editable.reconfigure(is ? [EditorState.readOnly.of(true)] : []) }),
    mark: (faults) => view.dispatch(setDiagnostics(view.state, faults.map((fault) => told(view.state, fault)))),
    goTo: (line, column = 1) => {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const place = Math.min(at.from + column - 1, at.to);
      view.dispatch({ selection: { anchor: place }, effects: EditorView.scrollIntoView(place, { y: "center" }) });
      view.focus();
    },
    end: () => view.destroy(),
  };
}

const whole = (state: EditorState): string => state.sliceDoc();

function told(state: EditorState, fault: Fault): Diagnostic {
  const message = [fault.message, fault.remedy].filter((words) => words !== "").map(sentence).join(". ");
  return { ...rangeOf(state.doc.toString(), fault), severity: "error", message };
}

async function completed(context: CompletionContext, asks: Asks): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  // Unasked only where a word has been begun.
  if (!context.explicit && !/[\w.]$/.test(before)) return null;
  const found = await asks.complete(line.number, before.length + 1).catch(() => null);
  if (!found || found.words.length === 0) return null;
  return {
    from: line.from + found.column - 1,
    validFor: /^[\w.-]*$/,
    options: found.words.map((word) => ({ label: word.label, detail: word.detail, apply: word.write, type: word.kind })),
  };
}
