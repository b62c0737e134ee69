import { doctorWords as w } from '../messages/en/doctor';
import { verdictWords } from '../messages/en/doctorAdvice';
import type { Advice } from '../messages/en/doctorNodeAdvice';
import { IconButton } from '../parts/Button';
import { Icon } from '../parts/Icon';
import type { Conclusion } from './verdict';

interface ResultProps {
  /** `null`: still looking. */
  readonly conclusion: Conclusion | null;
  readonly shown: (text: string) => string;
  readonly onCopy: (text: string) => void;
}

/** The first thing in the way, who can mend it, and the exact thing to change. */
export function Result({ conclusion, shown, onCopy }: ResultProps) {
  const advice = conclusion?.advice ?? null;
  return (
    <section
      aria-label={verdictWords.region}
      data-tone={conclusion?.tone}
      className="roost-doctor-result"
    >
      <div role="status" className="contents">
        <p className="roost-doctor-head">
          {conclusion === null ? w.working : shown(conclusion.headline)}
        </p>
        {conclusion !== null && (
          <p>
            {advice !== null && (
              <strong className="font-medium">{verdictWords.who[advice.who]} </strong>
            )}
            {shown(conclusion.text)}
          </p>
        )}
      </div>
      {advice !== null && <Exactly advice={advice} shown={shown} onCopy={onCopy} />}
    </section>
  );
}

function Exactly(props: { readonly advice: Advice } & Pick<ResultProps, 'shown' | 'onCopy'>) {
  const { advice, shown, onCopy } = props;
  const { code, link, also } = advice;
  const written = code && <Code {...code} shown={shown} onCopy={onCopy} />;
  return (
    <>
      {code?.forOther !== true && written}
      {also.length > 0 && (
        <div className="text-muted">
          {verdictWords.also}
          <ul>
            {also.map((one) => (
              <li key={one}>{shown(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {code?.forOther === true && written}
      {link !== null && (
        <a href={link.href} target="_blank" rel="noopener noreferrer" className="roost-doctor-link">
          {link.text}
          <Icon name="external" />
        </a>
      )}
    </>
  );
}

function Code(props: NonNullable<Advice['code']> & Pick<ResultProps, 'shown' | 'onCopy'>) {
  const text = props.shown(props.text);
  return (
    <div className="roost-doctor-code">
      <span className="text-muted text-sm">{props.name}</span>
      <div className="roost-doctor-code-row">
        <pre>{text}</pre>
        <IconButton
          icon="copy"
          label={`${w.copy}: ${props.name}`}
          onClick={() => props.onCopy(text)}
        />
      </div>
    </div>
  );
}
