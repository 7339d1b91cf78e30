/** Tells the style of something that scrolls where there is more of it: `data-more` has "left", "right", "below" or several. */
import type { Attachment } from "svelte/attachments";

export const edges: Attachment<HTMLElement> = (element) => {
  const tell = (): void => {
    const left = element.scrollLeft > 1;
    const right = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
    const below = element.scrollTop + element.clientHeight < element.scrollHeight - 1;
    element.dataset["more"] = Object.entries({ left, right, below }).flatMap(([side, more]) => (more ? [side] : [])).join(" ");
  };
  const resized = new ResizeObserver(tell);
  resized.observe(element);
  for (const child of element.children) resized.observe(child);
  element.addEventListener("scroll", tell, { passive: true });
  return () => {
    resized.disconnect();
    element.removeEventListener("scroll", tell);
  };
};
