import type { AddressFault } from '../../address';
import type { ConfigFault } from '../../config';
import { faultWords } from '../messages/en/faults';
import { Button } from '../parts/Button';
import { MessagePage } from './MessagePage';

const w = faultWords;

/** A configuration that cannot be used: each fault a sentence that says what to do. */
export function ConfigFaultsPage({ faults }: { readonly faults: readonly ConfigFault[] }) {
  return (
    <MessagePage title={w.title}>
      <p className="m-0 text-muted">{w.intro}</p>
      <Faults faults={faults.map(w.config)} />
      <Button look="primary" onClick={() => location.reload()}>
        {w.again}
      </Button>
    </MessagePage>
  );
}

export function AddressFaultsPage(props: {
  readonly faults: readonly AddressFault[];
  readonly onList: () => void;
}) {
  return (
    <MessagePage title={w.addressTitle}>
      <Faults faults={props.faults.map(w.address)} />
      <Button look="primary" onClick={props.onList}>
        {w.toList}
      </Button>
    </MessagePage>
  );
}

function Faults({ faults }: { readonly faults: readonly string[] }) {
  return (
    <ul className="m-0 flex list-disc flex-col gap-2 pl-5">
      {faults.map((fault) => (
        <li key={fault} className="break-words">
          {fault}
        </li>
      ))}
    </ul>
  );
}
