import type { PanelFailure } from '../../../engine/panel/panel';
import { formats } from '../format';

/** What went wrong with a request to the panel, as one sentence. */
export function panelFailure(failure: PanelFailure): string {
  switch (failure.kind) {
    case 'unreachable':
      return 'The panel does not answer.';
    case 'signed out':
      return 'The panel says you are not signed in.';
    case 'two factor required':
      return 'The panel asks for two-factor authentication on your account first.';
    case 'forbidden':
      return failure.detail === null
        ? 'The panel does not allow this.'
        : `The panel does not allow this: ${sentence(failure.detail)}`;
    case 'not found':
      return 'The panel knows no such server, or it is not yours.';
    case 'conflict':
      return failure.detail === null
        ? 'The server is in a state that allows no connection.'
        : `The panel says: ${sentence(failure.detail)}`;
    case 'too many requests':
      return `The panel asks to wait ${formats.duration(failure.retryAfter)}.`;
    case 'unexpected answer':
      // A proxy's page with a fault says that it found no panel behind it: the address is right.
      return failure.html
        ? `The panel answered with a web page in place of data (status ${failure.status}). ${failure.status < 500 ? 'The address of the panel in config.json may be wrong.' : 'It is down, or is being updated.'}`
        : `The panel had a problem of its own (status ${failure.status}).`;
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
