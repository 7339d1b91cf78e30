// Before the first paint, so that a page that was chosen dark does not flash white. Not a module: those wait.
try {
  const chosen = localStorage.getItem("excomm-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage can be forbidden; then the system decides.
}
