import type { ServerResponse } from 'node:http';
import type { PanelFault, World } from '../world';
import { errorOfStatus } from './errors';
import { proxyErrorPage } from './pages';
import { send } from './reply';
import type { PanelSettings } from './settings';

/** The fault that hits this request, counted off if it is to hit a number of them only. */
export function panelFaultOf(
  world: World,
  settings: PanelSettings,
  path: string,
): PanelFault | null {
  const fault = world.faults.panel;
  if (fault === null || !path.includes(fault.path)) return null;
  if (settings.panelFaultTimes !== null) {
    settings.panelFaultTimes--;
    if (settings.panelFaultTimes <= 0) {
      world.faults.panel = null;
      settings.panelFaultTimes = null;
    }
  }
  return fault;
}

/** Answers as the fault wants it. */
export function playFault(fault: PanelFault, response: ServerResponse, wantsJson: boolean): void {
  switch (fault.kind) {
    case 'status':
      send(response, errorOfStatus(fault.status, fault.retryAfter), wantsJson);
      return;
    case 'html':
      response.writeHead(fault.status, { 'Content-Type': 'text/html' });
      response.end(proxyErrorPage(fault.status));
      return;
    case 'malformed':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"data":{"token":"eyJ0eXAiOiJK');
      return;
    case 'hang':
      // Never answered; the request ends when the client or the devnode does.
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
  }
}
