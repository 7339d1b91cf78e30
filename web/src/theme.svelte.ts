/** Light, dark, or as the system has it; public/theme.js applies what was kept before the first paint. */

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "excomm-theme";
let chosen = $state<Theme>(kept(document.documentElement.dataset["theme"]));

export function theme(): Theme {
  return chosen;
}

export function setTheme(next: Theme): void {
  chosen = next;
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  try {
    if (next === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage can be forbidden; then the choice lasts as long as the page.
  }
}

function kept(value: string | undefined): Theme {
  return THEMES.find((one) => one === value) ?? "system";
}
