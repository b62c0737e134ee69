/** Calls `gone` when whoever holds `lock` (presence.ts) has gone; returns what stops the watching. */
export function whenGone(lock: string, gone: () => void): () => void {
  const end = new AbortController();
  navigator.locks
    .request(lock, { signal: end.signal }, () => {
      if (!end.signal.aborted) gone();
    })
    .catch(() => {});
  return () => end.abort();
}
