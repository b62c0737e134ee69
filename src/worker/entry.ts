import type { FromEngine, Port } from './messages';
import { beHere } from './presence';
import { createSeats } from './seats';
import { serveEngine } from './serve';
import { browserSurroundings } from './surroundings';

/** The worker's own script: of one page, or shared by all pages of a server (home.ts). */

interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** ms. Who goes from a server's page to another one and back finds all as it was. */
const grace = 1_000;

function isShared(scope: object): scope is SharedScope {
  return 'onconnect' in scope;
}

function serveAll(scope: SharedScope): void {
  let pages = 0;
  const seats = createSeats({ surroundings: browserSurroundings(), grace, onEmpty: rest });
  const here = new Promise<string>((resolve) => beHere(resolve));

  /** The browser keeps a worker as long as any page lives that has ever used it. */
  function rest(): void {
    if (pages === 0 && seats.empty) scope.close();
  }

  scope.onconnect = ({ ports: [port] }) => {
    if (port === undefined) return;
    pages += 1;
    serveEngine(port, seats, () => {
      pages -= 1;
      rest();
    });
    void here.then((lock) => port.postMessage({ type: 'here', lock } satisfies FromEngine));
  };
}

const scope: object = self;
if (isShared(scope)) serveAll(scope);
else {
  const seats = createSeats({ surroundings: browserSurroundings(), grace: 0 });
  serveEngine(self as unknown as Port, seats);
}
