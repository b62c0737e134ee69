import type { PanelFailure } from '../../../engine/panel/panel';
import { panelFailure } from './failures';

export const signInWords = {
  title: 'Sign in',
  why: 'The panel has no session for you in this browser. You can sign in there, or give an API key of your account.',
  ended: 'Your sign-in has ended. The lines so far are kept.',
  rememberedRefused: 'The API key kept on this device is no longer accepted, so it was forgotten.',
  atPanel: 'Sign in at the panel',
  afterPanel: 'I have signed in',
  stillSignedOut:
    'The panel still has no session for this page. Where the panel is at another address, browsers do not share its session: use an API key.',
  or: 'or with an API key',
  keyLabel: 'API key',
  keyPlaceholder: 'ptlc_… or pacc_…',
  keyHint: 'It is sent to the panel only, and kept in memory until you leave this page.',
  makeKey: 'Make a key at the panel',
  remember: 'Remember on this device',
  rememberHint: 'Do not tick this on a computer that others use.',
  noStorage: 'This browser keeps nothing new for this page, so the key cannot be remembered.',
  check: 'Sign in with this key',
  checking: 'Checking…',
  empty: 'Paste the key first.',
  applicationKey:
    'This is a key for the application API, which cannot open consoles. Make one under your account instead.',
  keyRefused(failure: PanelFailure): string {
    switch (failure.kind) {
      case 'signed out':
        return 'The panel does not accept this key. It may be incomplete, deleted, or of another panel.';
      case 'unreachable':
        return 'The panel does not answer. If it is at another address than this page, it has to allow this page (APP_CORS_ALLOWED_ORIGINS).';
      case 'forbidden':
        return 'The panel does not accept this key from here. The key may be limited to other IP addresses.';
      default:
        return panelFailure(failure);
    }
  },
} as const;
