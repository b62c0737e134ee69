/** The least that a page can do with a server's output: a worker counts the frames. */

const worker = new Worker(new URL('./countingWorker.ts', import.meta.url), { type: 'module' });
worker.onmessage = () => {
  document.title = 'live';
};

fetch('./token')
  .then((answer) => answer.json())
  .then((credentials) => worker.postMessage(credentials));
