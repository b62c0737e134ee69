import type { Work } from './useSetup';

/** How a change goes, said as it goes. */
export function WorkState(props: {
  readonly work: Work;
  readonly doing: string;
  readonly done: string;
}) {
  const { work, doing, done } = props;
  if (work.kind === 'failed') {
    return (
      <p role="alert" className="m-0 text-bad">
        {work.why}
      </p>
    );
  }
  return (
    <p role="status" className="m-0 empty:hidden">
      {work.kind === 'doing' ? doing : work.kind === 'done' ? done : null}
    </p>
  );
}
