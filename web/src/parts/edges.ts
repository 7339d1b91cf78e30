/** Tells the style of something that scrolls sideways where there is more of it: `data-more` is "left", "right" or both. */
import type { Attachment } from "svelte/attachments";

export const edges: Attachment<HTMLElement> = (element) => {
  const tell = (): void => {
    const left = element.scrollLeft > 1;
    const right = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
    element.dataset["more"] = [...(left ? ["left"] : []), ...(right ? ["right"] : [])].join(" ");
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
