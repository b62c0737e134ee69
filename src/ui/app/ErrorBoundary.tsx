import { Component, type ErrorInfo, type ReactNode } from 'react';
import { consoleWords } from '../messages/en/console';
import { Button } from '../parts/Button';
import { MessagePage } from './MessagePage';

interface State {
  readonly error: Error | null;
}

/** The last net: a sentence and a way on in place of an empty page. React has classes for this only. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: toError(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <BrokenPage error={error} />;
  }
}

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Also for what goes wrong before there is anything to put a boundary around. */
export function BrokenPage({ error }: { readonly error: Error }) {
  const w = consoleWords.broken;
  return (
    <MessagePage title={w.title}>
      <p>{w.text}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {w.reload}
      </Button>
      <details>
        <summary className="cursor-pointer text-muted">{w.details}</summary>
        <pre className="overflow-x-auto whitespace-pre-wrap break-words text-muted text-xs">
          {error.stack ?? error.message}
        </pre>
      </details>
    </MessagePage>
  );
}
