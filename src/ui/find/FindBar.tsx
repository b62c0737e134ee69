import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FindQuery, FindReport } from '../../engine/log/find/find.types';
import { hidingOf } from '../../settings';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { ToEndButton } from '../console/ToEndButton';
import { findWords as w } from '../messages/en/find';
import { Button, IconButton } from '../parts/Button';
import { createFinder, type Finder } from './finder';

/** Longer than anything that is looked for, and short enough for a pattern. */
const longest = 1_000;

/** What was looked for last, for as long as the page is open. */
let last: FindQuery = { text: '', regex: false, matchCase: false, wholeWord: false };

const asking = (query: FindQuery, text: string): FindQuery =>
  text === '' ? query : { ...query, text };

interface FindBarProps {
  /** A new object whenever the field is asked for; `text`: what is to be found, if anything. */
  readonly asked: { readonly text: string };
  /** In a row of its own, or in the row of the tools. */
  readonly ownRow: boolean;
  readonly onClose: () => void;
}

export function FindBar({ asked, ownRow, onClose }: FindBarProps) {
  const { client, terminal, commandBox } = useConsole();
  const { settings } = useServices();
  const [finder] = useState(() =>
    createFinder(client, terminal, () => hidingOf(settings.getState())),
  );
  const [query, setQuery] = useState(() => asking(last, asked.text));
  const { report, notLoaded } = useStore(finder.state);
  const field = useRef<HTMLInputElement>(null);
  const messageId = useId();
  const wrapped = useWrapped(report);

  const [askedBefore, setAskedBefore] = useState(asked);
  if (asked !== askedBefore) {
    setAskedBefore(asked);
    setQuery(asking(query, asked.text));
  }
  // Before anything can be typed: a frame later it would select the first letter, and the next
  // one would replace it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once more
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => {
    finder.open();
    return finder.close;
  }, [finder]);
  useEffect(
    () =>
      settings.subscribe((now, before) => {
        if (hidingOf(now) !== hidingOf(before)) finder.hidingChanged();
      }),
    [finder, settings],
  );
  useEffect(() => {
    last = query;
    finder.look(query);
  }, [finder, query]);

  const trouble = notLoaded ? w.notLoaded : report && w.trouble(report.state);
  const message = trouble ?? wrapped;
  const change = (changes: Partial<FindQuery>): void => setQuery({ ...query, ...changes });
  const close = (): void => {
    onClose();
    commandBox.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finder.step(event.shiftKey ? 'previous' : 'next');
  };
  return (
    <search
      aria-label={w.title}
      className={`relative flex min-w-0 items-center gap-0.5 ${ownRow ? 'shrink-0 flex-wrap border-line border-b px-2 py-1' : 'max-w-[480px] flex-[8]'}`}
    >
      <input
        ref={field}
        type="search"
        aria-label={w.title}
        aria-invalid={trouble !== null}
        aria-describedby={message === null ? undefined : messageId}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="search"
        maxLength={longest}
        placeholder={w.placeholder}
        spellCheck={false}
        value={query.text}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={onKey}
        className={`h-7 min-w-20 flex-1 rounded-md border bg-transparent px-2 font-mono text-sm text-text placeholder:text-muted touch:h-11 touch:text-lg [&::-webkit-search-cancel-button]:hidden ${trouble === null ? 'border-edge' : 'border-bad'}`}
      />
      <span className="flex gap-0.5 max-sm:touch:order-last">
        <Toggle
          face="Aa"
          name={w.matchCase}
          on={query.matchCase}
          onChange={(matchCase) => change({ matchCase })}
        />
        <Toggle
          face="ab"
          underlined
          name={w.wholeWord}
          on={query.wholeWord}
          onChange={(wholeWord) => change({ wholeWord })}
        />
        <Toggle face=".*" name={w.regex} on={query.regex} onChange={(regex) => change({ regex })} />
      </span>
      <span
        aria-hidden="true"
        className="figures min-w-16 wide:min-w-28 whitespace-nowrap px-1 text-center text-muted text-sm"
      >
        {report && w.count(report)}
      </span>
      <IconButton icon="up" label={w.previous} onClick={() => finder.step('previous')} />
      <IconButton icon="down" label={w.next} onClick={() => finder.step('next')} />
      <IconButton icon="close" label={w.close} onClick={close} />
      {/* In the corner of the log it would lie over the end of a match's line. */}
      {ownRow && <ToEndButton className="order-last ml-auto hidden max-sm:touch:flex" />}
      {message !== null && (
        <p
          id={messageId}
          className={`absolute top-full left-0 z-10 m-0 mt-1 max-w-full rounded-md border bg-raised px-2 py-1 text-sm shadow-lg ${trouble === null ? 'border-line text-muted' : 'border-bad text-text'} ${ownRow ? 'mx-2' : ''}`}
        >
          {message}
        </p>
      )}
      <Spoken finder={finder} message={message} />
    </search>
  );
}

function Toggle(props: {
  readonly face: string;
  readonly name: string;
  readonly on: boolean;
  readonly underlined?: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { face, name, on, underlined = false, onChange } = props;
  return (
    <Button
      look="quiet"
      aria-label={name}
      aria-pressed={on}
      title={name}
      onClick={() => onChange(!on)}
      className={`w-7 px-0! font-mono touch:w-11 ${on ? 'border-accent! text-accent!' : ''} ${underlined ? 'underline underline-offset-2' : ''}`}
    >
      {face}
    </Button>
  );
}

/** That a step went round is shown for a while after it. */
function useWrapped(report: FindReport | null): string | null {
  const wrapped = report?.wrapped ?? null;
  const step = wrapped === null ? null : `${wrapped} ${report?.query} ${report?.moves}`;
  const [past, setPast] = useState<string | null>(null);
  useEffect(() => {
    if (step === null) return;
    const timer = setTimeout(() => setPast(step), 4_000);
    return () => clearTimeout(timer);
  }, [step]);
  return wrapped === null || step === past ? null : w.wrapped[wrapped];
}

/** Said when it has come to rest after a query or a step, and not for each line that comes. */
function Spoken({ finder, message }: { readonly finder: Finder; readonly message: string | null }) {
  const [said, setSaid] = useState({ subject: '', text: '' });
  const subject = useStore(
    finder.state,
    ({ report }) => `${report?.query} ${report?.moves} ${report?.state.kind}`,
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      const { report } = finder.state.getState();
      const text = [message, report && w.said(report)].filter((part) => part).join(' ');
      setSaid({ subject, text });
    }, 500);
    return () => clearTimeout(timer);
  }, [finder, subject, message]);
  return (
    <span role="status" className="sr-only">
      {said.text}
    </span>
  );
}
