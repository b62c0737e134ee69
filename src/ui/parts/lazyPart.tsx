import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { consoleWords } from '../messages/en/console';
import { Button } from './Button';

/**
 * A part of the page that comes when it is first needed. If it does not come (the network, or a new
 * version on the web server), a sentence stands in its place and the rest of the page goes on.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  /** Keeps the place of a part that is always there. */
  place: ReactNode = null,
): (props: P) => React.JSX.Element {
  const Part = lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: NotLoaded as ComponentType<P> };
    }
  });
  return function LazyPart(props: P) {
    return (
      <Suspense fallback={place}>
        <Part {...props} />
      </Suspense>
    );
  };
}

function NotLoaded() {
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-16 z-20 mx-auto flex max-w-[480px] flex-wrap items-center gap-3 rounded-md border border-bad bg-raised p-3 shadow-lg"
    >
      <p className="m-0 flex-1">{consoleWords.broken.partMissing}</p>
      <Button onClick={() => location.reload()}>{consoleWords.broken.reload}</Button>
    </div>
  );
}
