import { createEngine, type HostedEngine } from '../engine';
import type { EngineSnapshot } from '../engine/engine.types';
import type { LogView } from '../engine/log/view';
import type { FromEngine, Port, ToEngine } from './messages';
import { browserSurroundings, relayedHints } from './surroundings';

/** Answers the messages of one page from one engine. Runs in the worker, or in the page's thread. */
export function serveEngine(port: Port): void {
  const hints = relayedHints();
  const views = new Map<number, LogView>();
  let engine: HostedEngine | null = null;
  let told: Partial<EngineSnapshot> = {};

  function post(message: FromEngine): void {
    port.postMessage(message);
  }

  /** Parts keep their identity while they do not change, so only news crosses the port. */
  function tellSnapshot(): void {
    if (engine === null) return;
    const snapshot = engine.snapshot();
    const changed = Object.fromEntries(
      Object.entries(snapshot).filter(([key, part]) => told[key as keyof EngineSnapshot] !== part),
    );
    told = snapshot;
    if (Object.keys(changed).length > 0) post({ type: 'snapshot', changed });
  }

  function receive(message: ToEngine): void {
    switch (message.type) {
      case 'start':
        engine = createEngine(message.settings, browserSurroundings(hints));
        engine.subscribe(tellSnapshot);
        tellSnapshot();
        return;
      case 'hint':
        hints.tell(message.hint);
        return;
      case 'command':
        void engine
          ?.sendCommand(message.line)
          .then((result) => post({ type: 'answer', call: message.call, result }));
        return;
      case 'power':
        void engine
          ?.sendPower(message.action)
          .then((result) => post({ type: 'answer', call: message.call, result }));
        return;
      case 'retry':
        engine?.retryNow();
        return;
      case 'access':
        engine?.changeAccess(message.access);
        return;
      case 'open view': {
        const { view, request } = message;
        const opened = engine?.openView(request, (batch) => post({ type: 'batch', view, batch }));
        if (opened) views.set(view, opened);
        return;
      }
      case 'change view':
        views.get(message.view)?.change(message.request);
        return;
      case 'drawn':
        views.get(message.view)?.acknowledge(message.batch);
        return;
      case 'show around':
        views.get(message.view)?.showAround(message.seq);
        return;
      case 'unfold':
        views.get(message.view)?.unfold(message.seq);
        return;
      case 'close view':
        views.get(message.view)?.close();
        views.delete(message.view);
        return;
      case 'dispose':
        engine?.dispose();
        engine = null;
        return;
    }
  }

  port.onmessage = (event) => receive(event.data as ToEngine);
  post({ type: 'ready' });
}
