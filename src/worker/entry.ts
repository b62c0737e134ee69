import type { Port } from './messages';
import { serveEngine } from './serve';

/** The worker's own script. */
serveEngine(self as unknown as Port);
