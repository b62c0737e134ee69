import './doctor.css';
import { useMemo, useState } from 'react';
import { useServices, useSettings } from '../app/services';
import { useConsole, useSnapshot } from '../console/consoleContext';
import { consoleWords } from '../messages/en/console';
import { doctorWords as w } from '../messages/en/doctor';
import { Button } from '../parts/Button';
import { copyText } from '../parts/clipboard';
import { Dialog } from '../parts/Dialog';
import { CheckList } from './CheckList';
import { Details } from './Details';
import { Result } from './Result';
import { createScrubber } from './scrub';
import { useExamination } from './useExamination';
import { conclude } from './verdict';

/** "What's wrong?": looks at everything between this page and the server, and says who can mend it. */
export function Doctor({ onClose }: { readonly onClose: () => void }) {
  const { client } = useConsole();
  const { access } = useServices();
  const isPrivate = useSettings((s) => s.privateView);
  const { findings, done, again } = useExamination();
  const [said, setSaid] = useState<string | null>(null);
  const idle = useSnapshot(({ connection: { current } }) =>
    ['waiting', 'held', 'stopped'].includes(current.phase),
  );
  const address = useSnapshot(({ connection }) => connection.address);
  const played = useSnapshot(({ details }) => details?.address ?? null);
  const scrub = useMemo(() => {
    const { auth } = access.getState().access;
    const secrets = auth.kind === 'key' ? [auth.key] : [];
    return createScrubber({ secrets, isPrivate, addresses: [address, played] });
  }, [access, isPrivate, address, played]);

  const shown = scrub.words(findings);
  const conclusion = useMemo(
    () => done && conclude(scrub.words(done.findings), done.facts),
    [done, scrub],
  );
  const copy = (text: string): void => {
    void copyText(text).then((ok) => setSaid(ok ? w.copied : w.copyRefused));
  };
  return (
    <Dialog kind="wide" title={consoleWords.whatsWrong} onClose={onClose}>
      <div className="roost-doctor">
        <Result conclusion={conclusion} shown={scrub.shown} onCopy={copy} />
        <section aria-label={w.checks}>
          <CheckList findings={shown} shown={scrub.shown} isDone={done !== null} />
        </section>
        {done !== null && conclusion !== null && (
          <Details done={done} conclusion={conclusion} scrub={scrub} onCopy={copy} />
        )}
        {isPrivate && <p className="m-0 text-muted text-sm">{w.private}</p>}
        <div className="roost-doctor-foot">
          {/* Not disabled: it would lose the focus. */}
          <Button aria-disabled={done === null} onClick={() => done !== null && again()}>
            {w.again}
          </Button>
          {idle && done !== null && <Button onClick={client.retryNow}>{w.tryNow}</Button>}
          <span role="status" className="min-w-0 flex-1 text-muted text-sm">
            {said}
          </span>
        </div>
      </div>
    </Dialog>
  );
}
