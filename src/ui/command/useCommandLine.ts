import { type KeyboardEvent, useRef, useState } from 'react';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { commandWords } from '../messages/en/command';
import { type CommandRun, runCommands, splitCommands } from './commandRun';
import { newer, older } from './history';

const w = commandWords;

export interface CommandLine {
  readonly text: string;
  /** Several are on their way: how many have gone. */
  readonly progress: { readonly sent: number; readonly total: number } | null;
  /** Why something was not sent. */
  readonly problem: string | null;
  readonly commands: number;
  change(text: string): void;
  submit(): void;
  stop(): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
}

interface Walk {
  readonly typed: string;
  readonly at: number;
  readonly by: 'arrows' | 'tab';
}

/** What the command line does; how it looks is CommandBox's. */
export function useCommandLine(): CommandLine {
  const { client, history, lastCommand } = useConsole();
  const { clock } = useServices();
  const [text, setText] = useState('');
  const [progress, setProgress] = useState<CommandLine['progress']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const walk = useRef<Walk | null>(null);
  const run = useRef<CommandRun | null>(null);

  function change(next: string): void {
    walk.current = null;
    setProblem(null);
    setText(next);
  }

  async function submit(): Promise<void> {
    const lines = splitCommands(text);
    if (run.current !== null || lines.length === 0) return;
    const sentText = text;
    walk.current = null;
    setProblem(null);
    if (lines.length > 1) setProgress({ sent: 0, total: lines.length });
    const started = runCommands({
      lines,
      session() {
        const { current } = client.snapshot().connection;
        return current.phase === 'live' ? current.since : null;
      },
      send: (line) => client.sendCommand(line),
      clock,
      onProgress(sent) {
        const line = lines[sent - 1];
        if (line !== undefined) {
          history.add(line);
          lastCommand.current = line;
        }
        if (lines.length > 1) setProgress({ sent, total: lines.length });
      },
    });
    run.current = started;
    const end = await started.done;
    run.current = null;
    setProgress(null);
    if (end.rest.length === 0) {
      // What was typed on meanwhile stays.
      setText((now) => (now.startsWith(sentText) ? now.slice(sentText.length) : now));
      return;
    }
    if (lines.length > 1) setText(end.rest.join('\n'));
    setProblem(end.why === null ? w.stopped(end.rest.length) : w.refused(end.why));
  }

  /** Puts an entry of the history in place of the text; `false`: there is none. */
  function recall(step: typeof older, by: Walk['by']): boolean {
    const from = walk.current?.by === by ? walk.current : { typed: text, at: -1, by };
    const found = step(history.entries(), from.typed, from.at);
    if (found === null) return false;
    walk.current = { typed: from.typed, at: found.at, by };
    setProblem(null);
    setText(found.text);
    return true;
  }

  /** Goes round once: after the last completion comes what was typed, and then the next control. */
  function complete(): boolean {
    if (text === '' || text.includes('\n')) return false;
    if (recall(older, 'tab')) return true;
    if (walk.current?.by !== 'tab') return false;
    const { typed } = walk.current;
    const wasRound = text === typed;
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
    text,
    progress,
    problem,
    commands: splitCommands(text).length,
    change,
    submit: () => void submit(),
    stop: () => run.current?.stop(),
    onKeyDown,
  };
}
