import { Worker } from 'node:worker_threads';

/** Burns `share` of each 50 ms until it is ended. Plain text: a worker cannot load our sources. */
const burner = `
  const { workerData } = require('node:worker_threads');
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const until = performance.now() + 50 * workerData;
    while (performance.now() < until);
    if (workerData < 1) Atomics.wait(sleeper, 0, 0, 50 * (1 - workerData));
  }
`;

/** Uses `percent` of one core (200: two cores) for `ms`, beside the game and not in its way. */
export function burnCpu(percent: number, ms: number, done: () => void): void {
  const workers: Worker[] = [];
  for (let left = percent; left > 0; left -= 100) {
    const workerData = Math.min(1, left / 100);
    workers.push(new Worker(burner, { eval: true, execArgv: [], workerData }));
  }
  setTimeout(() => {
    for (const worker of workers) void worker.terminate();
    done();
  }, ms);
}
