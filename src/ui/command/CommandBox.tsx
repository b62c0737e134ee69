import { useEffect, useId, useLayoutEffect } from 'react';
import { allows, commandPermission } from '../../engine/permissions';
import { useConsole, useSnapshot } from '../console/consoleContext';
import { isFramed } from '../console/frame';
import { commandWords } from '../messages/en/command';
import { Button } from '../parts/Button';
import { useCommandLine } from './useCommandLine';

const w = commandWords;
const mostRows = 6;

export function CommandBox() {
  const { commandBox } = useConsole();
  const line = useCommandLine();
  const mayWrite = useSnapshot(
    ({ connection: { permissions } }) =>
      permissions === null || allows(permissions, commandPermission),
  );
  const problemId = useId();
  const sending = line.progress !== null;
  const many = line.commands > 1;
  const note = line.progress
    ? w.progress(line.progress.sent, line.progress.total)
    : line.waiting
      ? w.waiting
      : many
        ? w.many(line.commands)
        : null;

  useEffect(() => {
    // With a finger it would open the keyboard over the log; in a frame the page's focus is its own.
    if (!isFramed && matchMedia('(pointer: fine)').matches) commandBox.current?.focus();
  }, [commandBox]);

  // The browser scrolls to the last line, but not to the room below it.
  useLayoutEffect(() => {
    const box = commandBox.current;
    if (box !== null && line.rows > mostRows && box.selectionEnd === box.value.length) {
      box.scrollTop = box.scrollHeight;
    }
  }, [commandBox, line.rows]);

  return (
    <form className="shrink-0 border-line border-t pb-[env(safe-area-inset-bottom)] has-[textarea:focus-visible]:border-accent">
      <div className="flex flex-wrap items-center gap-x-3 px-2 touch:py-1 focus-within:bg-raised wide:flex-nowrap">
        <p
          id={problemId}
          role="alert"
          className="order-first m-0 w-full px-1 pt-1.5 text-sm text-warn empty:hidden wide:order-none wide:w-auto wide:max-w-[50%] wide:pt-0"
        >
          {line.problem}
        </p>
        <div className="flex min-w-0 flex-1 items-start gap-2 wide:order-first">
          <span aria-hidden="true" className="py-2.5 pl-1 font-mono text-muted short:py-1.5">
            ›
          </span>
          <textarea
            ref={commandBox}
            aria-label={w.label}
            aria-describedby={problemId}
            aria-invalid={line.problem !== null}
            rows={Math.min(mostRows, line.rows)}
            wrap="off"
            readOnly={sending}
            disabled={!mayWrite}
            // The browser styles it anew with each key, also where there is text in place of it.
            placeholder={line.commands > 0 ? undefined : mayWrite ? w.placeholder : w.noPermission}
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="send"
            onInput={line.onInput}
            onKeyDown={line.onKeyDown}
            className="block min-w-0 flex-1 resize-none overflow-y-auto border-0 bg-transparent py-2.5 font-mono text-sm text-text [scrollbar-width:none] placeholder:font-sans placeholder:text-muted focus-visible:outline-none short:py-1.5 touch:text-lg"
          />
        </div>
        {note !== null && (
          <span
            role="status"
            aria-live={sending ? 'off' : 'polite'}
            className="figures whitespace-nowrap text-muted text-sm"
          >
            {note}
          </span>
        )}
        {mayWrite &&
          (sending ? (
            <Button onClick={line.stop}>{w.stop}</Button>
          ) : (
            <Button disabled={line.commands === 0} onClick={line.submit}>
              {w.send}
            </Button>
          ))}
      </div>
    </form>
  );
}
