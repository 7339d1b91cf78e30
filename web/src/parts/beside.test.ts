import { expect, it, vi } from "vitest";
import { beside } from "./beside";

it.each([
  ["closes by a click that begins and ends beside it", "dialog", "dialog", 1],
  ["stays where marked text is let go beside it", "input", "dialog", 0],
  ["stays where something in it is clicked", "input", "input", 0],
])("a dialog %s", (_, down, up, times) => {
  document.body.innerHTML = "<dialog><input></dialog>";
  const dialog = document.querySelector("dialog");
  const close = vi.fn();
  if (dialog) beside(close)(dialog);
  document.querySelector(down)?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  document.querySelector(up)?.dispatchEvent(new Event("click", { bubbles: true }));
  expect(close).toHaveBeenCalledTimes(times);
});
