/** Do something a little later, unless something newer comes first; gives back how to call it off. */
export function later(milliseconds: number, what: (signal: AbortSignal) => unknown): () => void {
  const cut = new AbortController();
  const timer = setTimeout(() => what(cut.signal), milliseconds);
  return () => {
    clearTimeout(timer);
    cut.abort();
  };
}
