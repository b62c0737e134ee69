import { faultWords } from '../messages/en/faults';
import { IconButton } from '../parts/Button';

/** The address held a key: it was not used, and its owner should know. */
export function SecretRemoved({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-16 z-20 mx-auto flex max-w-[560px] items-start gap-3 rounded-md border border-warn bg-raised p-3 shadow-lg"
    >
      <p className="m-0 flex-1">{faultWords.secretRemoved}</p>
      <IconButton icon="close" label={faultWords.dismiss} onClick={onDismiss} />
    </div>
  );
}
