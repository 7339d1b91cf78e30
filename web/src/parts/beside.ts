/** Closes a dialog by a click beside it. */
import type { Attachment } from "svelte/attachments";

/** The pointer must go down beside it as well: who marks a text and lets go outside wants to keep what is typed. */
export function beside(close: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    let began = false;
    // Only what is beside the box is the dialog itself.
    const down = (event: PointerEvent): void => {
      began = event.target === dialog;
    };
    const click = (event: MouseEvent): void => {
      if (began && event.target === dialog) close();
    };
    dialog.addEventListener("pointerdown", down);
    dialog.addEventListener("click", click);
    return () => {
      dialog.removeEventListener("pointerdown", down);
      dialog.removeEventListener("click", click);
    };
  };
}
