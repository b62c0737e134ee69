import type { Reach } from './findings.types';

/** ms */
const patience = 8_000;

/**
 * Whether anything answers at an http address. The page may not read the answer: that there is one is
 * all that is known, and why there is none is not.
 */
export async function reach(address: string): Promise<Reach> {
  const abort = new AbortController();
  let forbidden = false;
  const { origin } = new URL(address);
  document.addEventListener(
    'securitypolicyviolation',
    ({ blockedURI }) => {
      if (URL.canParse(blockedURI) && new URL(blockedURI).origin === origin) forbidden = true;
    },
    { signal: abort.signal },
  );
  const timeout = AbortSignal.timeout(patience);
  try {
    await fetch(address, {
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: timeout,
    });
    return 'answers';
  } catch {
    // The browser tells of its policy a turn after it has refused.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return forbidden ? 'forbidden' : timeout.aborted ? 'too slow' : 'nothing';
  } finally {
    abort.abort();
  }
}
