import { useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createPanel } from '../../engine/panel/createPanel';
import type { PanelAuth } from '../../engine/panel/panel';
import { useServices, useSettings } from '../app/services';
import { SignedOutOffer } from '../device/SignedOutOffer';
import { signInWords } from '../messages/en/signIn';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { onEnter } from '../parts/onEnter';

const w = signInWords;

/** An API key, checked at once against the panel; or the panel's own sign-in. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { access, clock, config, fetch } = useServices();
  const storageWorks = useSettings((s) => s.storageWorks);
  const rememberedRefused = useStore(access, (s) => s.rememberedRefused);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Not controlled by React: it would write the key into the page as an attribute.
  const input = useRef<HTMLInputElement>(null);
  const remember = useRef<HTMLInputElement>(null);
  const ids = { key: useId(), hint: useId(), problem: useId() };

  const ask = (auth: PanelAuth) =>
    createPanel({ url: config.panel.url, auth }, fetch, clock).servers(1);

  async function check(): Promise<void> {
    if (busy) return;
    const key = input.current?.value.trim() ?? '';
    const early = key === '' ? w.empty : /^(ptla_|papp_)/.test(key) ? w.applicationKey : null;
    if (early !== null) {
      setProblem(early);
      input.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask({ kind: 'key', key });
    setBusy(false);
    if (!answer.ok) {
      setProblem(w.keyRefused(answer.failure));
      input.current?.select();
      return;
    }
    access.signInWithKey(key, remember.current?.checked === true);
    if (input.current !== null) input.current.value = '';
    onSignedIn();
  }

  async function checkSession(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const answer = await ask({ kind: 'session' });
    setBusy(false);
    if (answer.ok) {
      access.forgetKey();
      onSignedIn();
    } else if (answer.failure.kind === 'signed out') setProblem(w.stillSignedOut);
    else setProblem(w.keyRefused(answer.failure));
  }

  return (
    <div className="flex flex-col gap-4">
      {rememberedRefused && (
        <p role="alert" className="m-0 text-warn">
          {w.rememberedRefused}
        </p>
      )}
      <p className="m-0 text-muted">{w.why}</p>
      <div className="flex flex-wrap gap-2">
        <a
          href={config.links.signIn}
          target="_blank"
          rel="noopener"
          className="inline-flex h-8 items-center gap-1.5 rounded-md border border-edge px-3 text-text no-underline hover:bg-hover touch:h-11"
        >
          {w.atPanel}
          <Icon name="external" />
        </a>
        <Button look="quiet" className="h-8" disabled={busy} onClick={() => void checkSession()}>
          {w.afterPanel}
        </Button>
      </div>
      <div className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {w.or}
      </div>
      <div className="flex flex-col gap-2">
        <div className="flex items-baseline justify-between gap-2">
          <label htmlFor={ids.key} className="font-medium">
            {w.keyLabel}
          </label>
          <a
            href={config.links.apiKeys}
            target="_blank"
            rel="noopener"
            className="inline-flex items-center text-accent text-sm underline-offset-2 touch:h-11"
          >
            {w.makeKey}
          </a>
        </div>
        <input
          ref={input}
          id={ids.key}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={w.keyPlaceholder}
          onKeyDown={onEnter(() => void check())}
          aria-invalid={problem !== null}
          aria-describedby={`${ids.hint} ${ids.problem}`}
          className="h-9 w-full rounded-md border border-edge bg-surface px-2.5 font-mono text-text placeholder:text-muted touch:h-11 touch:text-lg"
        />
        <p id={ids.problem} role="alert" className="m-0 text-bad empty:hidden">
          {problem}
        </p>
        <p id={ids.hint} className="m-0 text-muted text-sm">
          {w.keyHint}
        </p>
        <label className="flex items-start gap-2 py-1 touch:py-3">
          <input
            ref={remember}
            type="checkbox"
            disabled={!storageWorks}
            className="mt-0.5 size-4 accent-accent"
          />
          <span>
            {w.remember}
            <span className="block text-muted text-sm">
              {storageWorks ? w.rememberHint : w.noStorage}
            </span>
          </span>
        </label>
        <Button look="primary" className="h-9" disabled={busy} onClick={() => void check()}>
          {busy ? w.checking : w.check}
        </Button>
      </div>
      <SignedOutOffer />
    </div>
  );
}
