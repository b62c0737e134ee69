import { doctorWords as w } from '../messages/en/doctor';
import { Icon } from '../parts/Icon';
import { checks, type Finding, type Verdict } from './findings.types';

interface CheckListProps {
  readonly findings: readonly Finding[];
  readonly shown: (text: string) => string;
  readonly isDone: boolean;
}

/** All of them from the beginning, so that nothing moves as results come. */
export function CheckList({ findings, shown, isDone }: CheckListProps) {
  const next = checks.find((check) => !findings.some((one) => one.check === check));
  return (
    <ol className="roost-doctor-checks">
      {checks.map((check) => {
        const finding = findings.find((one) => one.check === check);
        return (
          <li key={check}>
            <Mark verdict={finding?.verdict ?? 'open'} isKnown={finding !== undefined} />
            <span>{w.names[check]}</span>
            <span className="text-muted">
              {finding !== undefined
                ? shown(w.found(finding.found))
                : check === next && !isDone
                  ? w.looking
                  : w.waiting}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** A shape and a word, never a colour alone. */
function Mark({ verdict, isKnown }: { readonly verdict: Verdict; readonly isKnown: boolean }) {
  return (
    <span
      data-verdict={verdict}
      title={isKnown ? w.verdicts[verdict] : undefined}
      className="roost-doctor-mark"
    >
      {isKnown && <Face verdict={verdict} />}
      {isKnown && <span className="sr-only">{w.verdicts[verdict]}:</span>}
    </span>
  );
}

function Face({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict) {
    case 'good':
      return <Icon name="check" />;
    case 'bad':
      return <Icon name="close" />;
    case 'likely':
      return <span aria-hidden="true">?</span>;
    case 'note':
      return <span aria-hidden="true">i</span>;
    case 'open':
      return <span aria-hidden="true">–</span>;
  }
}
