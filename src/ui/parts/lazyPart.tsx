import { type ComponentProps, type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { consoleWords } from '../messages/en/console';
import { Button } from './Button';

/**
 * A part of the page that comes when it is first needed. If it does not come (the network, or a new
 * version on the web server), a sentence stands in its place and the rest of the page goes on.
 * `name`: what `load` brings it under. `place`: keeps the place of a part that is always there.
 */
export function lazyPart<
  Name extends string,
  // biome-ignore lint/suspicious/noExplicitAny: a component of whatever properties
  Module extends Readonly<Record<Name, ComponentType<any>>>,
>(
  load: () => Promise<Module>,
  name: Name,
  place: ReactNode = null,
): (props: ComponentProps<Module[Name]>) => React.JSX.Element {
  const Part = lazy<ComponentType<ComponentProps<Module[Name]>>>(() =>
    load().then(
      (loaded) => ({ default: loaded[name] }),
      () => ({ default: NotLoaded }),
    ),
  );
  return function LazyPart(props: ComponentProps<Module[Name]>) {
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
