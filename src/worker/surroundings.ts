import { systemClock, systemRandom } from '../engine/clock';
import type { SocketLike, Surroundings } from '../engine/surroundings';
import { createPromptClock } from './promptClock';

export const recordsName = 'roost.recorder';

/** The browser as the engine sees it, in a worker or in the page's own thread. */
export function browserSurroundings(): Omit<Surroundings, 'hints'> {
  return {
    // The DOM types its handlers more narrowly than they are called.
    openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
    fetch: (url, init) => fetch(url, init as RequestInit),
    clock: createPromptClock(systemClock),
    random: systemRandom,
    hasRecords: async () => {
      // Whoever opens one that is not there makes it, and that takes its time.
      return (await indexedDB.databases()).some(({ name }) => name === recordsName);
    },
    openStorage: async () => (await import('./recordStorage')).createRecordStorage(),
  };
}
