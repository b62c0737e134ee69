import type { Port } from './messages';
import { createSeats } from './seats';
import { serveEngine } from './serve';
import { browserSurroundings } from './surroundings';

/** The engine in the page's own thread. */
export function serveHere(port: Port): void {
  serveEngine(port, createSeats({ surroundings: browserSurroundings(), grace: 0 }));
}
