import type { SetupFailure } from '../../../engine/panel/setup';
import { panelFailure } from './failures';

/** Why a change over the panel did not come about, and what can be done. */
export function setupFailure(failure: SetupFailure): string {
  switch (failure.kind) {
    case 'csrf':
      return 'The panel did not take this for a request of its own page (CSRF), also with a fresh token. Load the page again and sign in; a console on another origin than the panel’s needs an API key.';
    case 'rejected':
      return failure.detail === null
        ? 'The panel did not accept it.'
        : `The panel did not accept it: ${failure.detail}`;
    case 'unreachable':
      return 'The panel did not answer, so whether it was done is not known. To do it again does no harm.';
    case 'signed out':
      return 'The panel says you are not signed in. Sign in again, then try once more.';
    case 'forbidden':
      return 'The panel says that you have no permission for this. The owner of the server can do it, or give it to you.';
    case 'conflict':
      return failure.detail === null
        ? 'The panel allows no change in the state that the server is in.'
        : panelFailure(failure);
    default:
      return panelFailure(failure);
  }
}
