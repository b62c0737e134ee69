import { DeleteKept } from './DeleteKept';
import { totalOf, useKept } from './useKept';

/** Below a sign-in: what is kept here can be read without one. */
export function SignedOutOffer() {
  const kept = useKept();
  if (totalOf(kept.sizes).bytes === 0) return null;
  return (
    <div className="border-line border-t pt-4">
      <DeleteKept kept={kept} server={null} />
    </div>
  );
}
