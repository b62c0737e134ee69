import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type Draft, useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { commandWords } from '../messages/en/command';
import { newer, older } from './history';
import type { sendList } from './sendList';
import { splitCommands } from './splitCommands';

const w = commandWords;

export interface CommandLine {
  /** Several are on their way: how many have gone. */
  readonly progress: { readonly sent: number; readonly total: number } | null;
  /** One has not gone yet. */
  readonly waiting: boolean;
  /** Why something was not sent. */
  readonly problem: string | null;
  /** Commands in the box. */
  readonly commands: number;
  /** Rows that the text in the box has. */
  readonly rows: number;
  onInput(): void;
  submit(): void;
  stop(): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

interface Walk {
  readonly typed: string;
  /** That was put in place of what is on its way. */
  readonly apart: boolean;
  readonly at: number;
  readonly by: 'arrows' | 'tab';
}

/** A command that goes within this has not waited. ms */
const atOnce = 200;

/**
 * What the command line does; how it looks is CommandBox's. The text stays in the box: during a
 * flood a key must not wait for React to draw what the browser already shows.
 */
export function useCommandLine(): CommandLine {
  const { client, commandBox, history, server } = useConsole();
  const { clock, drafts } = useServices();
  const [{ commands, rows }, setShape] = useState(shapeOf(''));
  const [progress, setProgress] = useState<CommandLine['progress']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const walk = useRef<Walk | null>(null);
  /** The text that is on its way. */
  const out = useRef<string | null>(null);
  /** The box does not hold it any more: something else was put in its place. */
  const replaced = useRef(false);
  /** The box when Enter was pressed meanwhile: what stands there behind `out` goes next. */
  const next = useRef('');
  const run = useRef<ReturnType<typeof sendList> | null>(null);
  /** What stood in the box when it went, and stands there then in place of it. */
  const left = useRef({ value: '' });
  const draft = useRef<Draft>({ typed: '', why: null, tell: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the box comes, and when it goes.
  useLayoutEffect(() => {
    drafts[server] ??= draft.current;
    const mine = drafts[server];
    draft.current = mine;
    setText(mine.typed);
    setProblem(mine.why);
    mine.tell = (typed, why) => {
      setText(text() === '' ? typed : `${text()}\n${typed}`);
      setProblem(why);
    };
    // The box goes after this. What is on its way is typed again only if it turns out not to go.
    return () => {
      left.current.value = text();
      Object.assign(mine, { typed: behind(text()), why: null, tell: null });
      run.current?.stop();
    };
  }, []);

  function text(): string {
    return (commandBox.current ?? left.current).value;
  }

  function measure(): void {
    const next = shapeOf(text());
    setShape((shape) =>
      shape.commands === next.commands && shape.rows === next.rows ? shape : next,
    );
  }

  function setText(next: string): void {
    (commandBox.current ?? left.current).value = next;
    measure();
  }

  function onInput(): void {
    const all = text();
    const sent = out.current;
    walk.current = null;
    setProblem(null);
    measure();
    if (sent === null || replaced.current || all.startsWith(sent)) return;
    // What was put above it comes behind it.
    if (all.endsWith(`\n${sent}`)) setText(`${sent}\n${all.slice(0, -sent.length - 1)}`);
    else replaced.current = true;
  }

  /** What of `all` is not on its way. */
  function behind(all: string): string {
    const { length } = out.current ?? '';
    return replaced.current ? all : all.slice(length);
  }

  function onEnter(): void {
    const all = text();
    if (out.current === null) void submit(all);
    else if (all !== next.current && behind(all).trim() !== '') {
      separate();
      setText(`${text()}\n`);
      next.current = text();
    }
  }

  /** Puts what was typed on while a command was on its way below that one. */
  function separate(): void {
    const more = behind(text());
    if (!replaced.current && more !== '' && !more.startsWith('\n'))
      setText(`${out.current}\n${more}`);
  }

  async function submit(sentText: string): Promise<void> {
    const lines = splitCommands(sentText);
    const [first] = lines;
    if (first === undefined) return;
    walk.current = null;
    setProblem(null);
    out.current = sentText;
    replaced.current = false;
    const why = lines.length === 1 ? await sendOne(first) : await sendAll(lines);
    setProblem(why);
    if (why !== null) {
      separate();
      out.current = null;
      next.current = '';
      // Who has signed out meanwhile has no drafts, or others.
      const mine = draft.current;
      if (commandBox.current !== null || drafts[server] !== mine) return;
      if (mine.tell !== null) mine.tell(lines.length === 1 ? sentText : text(), why);
      else Object.assign(mine, { typed: text(), why });
      return;
    }
    // What was typed on meanwhile stays.
    const left = behind(text()).replace(/^\n/, '');
    next.current = behind(next.current).replace(/^\n/, '');
    out.current = null;
    setText(left.trim() === '' ? '' : left);
    // Taken back meanwhile: it is not sent.
    if (!left.startsWith(next.current)) next.current = '';
    // One at a time: while a list goes, nothing can be typed.
    const [line] = /^\s*[^\n]*/.exec(next.current) ?? [''];
    void submit(line);
  }

  /** Returns why it was not sent; `null`: it was. */
  async function sendOne(line: string): Promise<string | null> {
    const cancel = clock.after(atOnce, () => setWaiting(true));
    const result = await client.sendCommand(line);
    cancel();
    setWaiting(false);
    if (!result.sent) return w.refused(result.why);
    void history.add(line);
    return null;
  }

  /** The same for a list. What was not sent stays in the box. */
  async function sendAll(lines: readonly string[]): Promise<string | null> {
    const { length: total } = lines;
    setProgress({ sent: 0, total });
    const list = await import('./sendList').catch(() => null);
    run.current =
      list?.sendList({
        lines,
        client,
        clock,
        refused: w.refused,
        onSent(line, sent) {
          void history.add(line);
          setProgress({ sent, total });
        },
      }) ?? null;
    const end = await run.current?.done;
    run.current = null;
    setProgress(null);
    if (end === undefined) return w.notLoaded;
    if (end.why === null) return null;
    setText(end.rest.join('\n'));
    // What comes next is the first of them.
    commandBox.current?.scrollTo(0, 0);
    return end.why;
  }

  /** Puts an entry of the history in place of the text; `false`: there is none. */
  function recall(step: typeof older, by: Walk['by']): boolean {
    const begins = { typed: text(), apart: replaced.current, at: -1, by };
    const from = walk.current?.by === by ? walk.current : begins;
    const found = step(history.entries(), from.typed, from.at);
    if (found === null) return false;
    walk.current = { ...from, at: found.at };
    replaced.current = from.apart || found.text !== from.typed;
    setProblem(null);
    setText(found.text);
    return true;
  }

  /** Goes round once: after the last completion comes what was typed, and then the next control. */
  function complete(): boolean {
    const now = text();
    if (now === '' || now.includes('\n')) return false;
    if (recall(older, 'tab')) return true;
    if (walk.current?.by !== 'tab') return false;
    const { typed, apart } = walk.current;
    const wasRound = now === typed;
    walk.current = wasRound ? null : { ...walk.current, at: history.entries().length };
    if (wasRound) return false;
    replaced.current = apart;
    setText(typed);
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const box = event.currentTarget;
    let handled = false;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return;
        onEnter();
        handled = true;
        break;
      case 'Tab':
        handled = !event.shiftKey && complete();
        break;
      case 'ArrowUp':
        // In a text of several lines the arrows move in it first.
        if (event.shiftKey || progress !== null) return;
        if (box.value.slice(0, box.selectionStart).includes('\n')) return;
        handled = recall(older, 'arrows');
        break;
      case 'ArrowDown':
        if (event.shiftKey || walk.current?.by !== 'arrows') return;
        if (box.value.slice(box.selectionEnd).includes('\n')) return;
        handled = recall(newer, 'arrows');
        break;
      default:
        return;
    }
    if (handled) event.preventDefault();
  }

  return {
    progress,
    waiting,
    problem,
    commands,
    rows,
    onInput,
    submit: onEnter,
    stop: () => run.current?.stop(),
    onKeyDown,
  };
}

function shapeOf(text: string): Pick<CommandLine, 'commands' | 'rows'> {
  return { commands: splitCommands(text).length, rows: text.split('\n').length };
}
