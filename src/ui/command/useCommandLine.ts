import { type KeyboardEvent, useRef, useState } from 'react';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { commandWords } from '../messages/en/command';
import type { CommandRun } from './commandRun';
import { newer, older } from './history';
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
  const { client, commandBox, history } = useConsole();
  const { clock } = useServices();
  const [{ commands, rows }, setShape] = useState(shapeOf(''));
  const [progress, setProgress] = useState<CommandLine['progress']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(false);
  const walk = useRef<Walk | null>(null);
  const busy = useRef(false);
  const run = useRef<CommandRun | null>(null);

  function text(): string {
    return commandBox.current?.value ?? '';
  }

  function measure(): void {
    const next = shapeOf(text());
    setShape((shape) =>
      shape.commands === next.commands && shape.rows === next.rows ? shape : next,
    );
  }

  function setText(next: string): void {
    if (commandBox.current !== null) commandBox.current.value = next;
    measure();
  }

  function onInput(): void {
    walk.current = null;
    setProblem(null);
    measure();
  }

  async function submit(): Promise<void> {
    const sentText = text();
    const lines = splitCommands(sentText);
    const [first] = lines;
    if (busy.current || first === undefined) return;
    walk.current = null;
    setProblem(null);
    busy.current = true;
    const why = lines.length === 1 ? await sendOne(first) : await sendAll(lines);
    busy.current = false;
    if (why !== null) {
      setProblem(why);
      return;
    }
    // What was typed on meanwhile stays.
    const now = text();
    if (now.startsWith(sentText)) setText(now.slice(sentText.length));
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
    setProgress({ sent: 0, total: lines.length });
    const parts = await runParts();
    if (parts === null) {
      setProgress(null);
      return w.notLoaded;
    }
    const { runCommands, words } = parts;
    run.current = runCommands({
      lines,
      way() {
        const { connection, server } = client.snapshot();
        return {
          session: connection.current.phase === 'live' ? connection.current.since : null,
          droppedAt: server.throttled?.at ?? null,
        };
      },
      send: client.sendCommand,
      clock,
      onProgress(sent) {
        const line = lines[sent - 1];
        if (line !== undefined) void history.add(line);
        setProgress({ sent, total: lines.length });
      },
    });
    const end = await run.current.done;
    run.current = null;
    setProgress(null);
    if (end.rest.length === 0) return null;
    setText(end.rest.join('\n'));
    // What comes next is the first of them.
    commandBox.current?.scrollTo(0, 0);
    return words.ended(end, w.refused);
  }

  /** Puts an entry of the history in place of the text; `false`: there is none. */
  function recall(step: typeof older, by: Walk['by']): boolean {
    const from = walk.current?.by === by ? walk.current : { typed: text(), at: -1, by };
    const found = step(history.entries(), from.typed, from.at);
    if (found === null) return false;
    walk.current = { typed: from.typed, at: found.at, by };
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
    const { typed } = walk.current;
    const wasRound = now === typed;
    walk.current = wasRound ? null : { typed, at: history.entries().length, by: 'tab' };
    if (wasRound) return false;
    setText(typed);
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const box = event.currentTarget;
    const before = box.value.slice(0, box.selectionStart);
    const after = box.value.slice(box.selectionEnd);
    let handled = false;
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey) return;
        void submit();
        handled = true;
        break;
      case 'Tab':
        handled = !event.shiftKey && complete();
        break;
      case 'ArrowUp':
        // In a text of several lines the arrows move in it first.
        if (event.shiftKey || before.includes('\n') || progress !== null) return;
        handled = recall(older, 'arrows');
        break;
      case 'ArrowDown':
        if (event.shiftKey || after.includes('\n') || walk.current?.by !== 'arrows') return;
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
    submit: () => void submit(),
    stop: () => run.current?.stop(),
    onKeyDown,
  };
}

/** Few ever send a list. `null`: what does could not be loaded. */
async function runParts() {
  try {
    const [{ runCommands }, { commandRunWords }] = await Promise.all([
      import('./commandRun'),
      import('../messages/en/commandRun'),
    ]);
    return { runCommands, words: commandRunWords };
  } catch {
    return null;
  }
}

function shapeOf(text: string): Pick<CommandLine, 'commands' | 'rows'> {
  return { commands: splitCommands(text).length, rows: text.split('\n').length };
}
