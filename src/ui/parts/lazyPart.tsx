import {
  type ComponentProps,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useState,
} from 'react';
import { consoleWords } from '../messages/en/console';
import { Button } from './Button';

/**
 * A part of the page that comes when it is first needed. If it does not come (the network, or a new
 * version on the web server), a sentence stands in its place and the rest of the page goes on.
 * `name`: what `load` brings it under. `place`: keeps the place of a part that is always there.
 * One that was fetched before stands there at once, with the event that asks for it: a key that is
 * pressed behind it is its own.
 */
export function lazyPart<
  Name extends string,
  // biome-ignore lint/suspicious/noExplicitAny: a component of whatever properties
  Module extends Readonly<Record<Name, ComponentType<any>>>,
>(
  load: () => Promise<Module>,
  name: Name,
  place: ReactNode = null,
): LazyPart<ComponentProps<Module[Name]>> {
  type Part = ComponentType<ComponentProps<Module[Name]>>;
  let there: Part | null = null;
  const bring = (): Promise<{ readonly default: Part }> =>
    load().then(
      (loaded) => {
        there = loaded[name];
        return { default: there };
      },
      () => ({ default: NotLoaded }),
    );
  const Part = lazy<Part>(bring);
  function LazyPart(props: ComponentProps<Module[Name]>) {
    // One that comes meanwhile does not take the place of the one that is mounted.
    const [There] = useState(() => there);
    if (There !== null) return <There {...props} />;
    return (
      <Suspense fallback={place}>
        <Part {...props} />
      </Suspense>
    );
  }
  return Object.assign(LazyPart, { fetch: bring });
}

export type LazyPart<Props> = ((props: Props) => React.JSX.Element) & {
  /** Before it is needed: where the network must not be waited for. */
  fetch(): Promise<unknown>;
};

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
