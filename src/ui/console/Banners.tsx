import { useEffect, useState } from 'react';
import type { KnownProblem, UnexpectedStop } from '../../engine/trouble/trouble.types';
import { Doctor, SignInDialog } from '../app/laterParts';
import { bannerWords } from '../messages/en/banners';
import { commandWords } from '../messages/en/command';
import { consoleWords } from '../messages/en/console';
import { problemWords } from '../messages/en/problems';
import { stopWords } from '../messages/en/stop';
import { Button, IconButton } from '../parts/Button';
import { useNow } from '../parts/hooks';
import { ProblemDialog, StopCard } from '../trouble/laterTrouble';
import { useProblems } from '../trouble/useProblems';
import { type Banner, type BannerAction, banner } from './banner.types';
import { banners } from './banners';
import { problemId } from './bannersOfTrouble';
import { useConsole, useSnapshot } from './consoleContext';
import { useToList } from './frame';
import { usePrivateBanners } from './privateBanners';
import type { Power } from './usePower';
import { useShowLine } from './useShowLine';

const w = bannerWords;
const { origin } = window.location;

/** More at once would take the log its room; the most urgent are first. */
const most = 2;

interface BannersProps {
  readonly power: Power;
  readonly onDoctor: () => void;
}

export function Banners({ power, onDoctor }: BannersProps) {
  const { client, commandBox } = useConsole();
  const showLine = useShowLine();
  const source = useSnapshot(({ connection, details, server, crashLine, trouble, kept }) => ({
    connection,
    details,
    server,
    crashLine,
    trouble,
    kept,
    origin,
  }));
  const problems = useProblems(source);
  const now = useNow();
  const toList = useToList();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [signingIn, setSigningIn] = useState(false);
  const [notSent, setNotSent] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  // It is wanted when nothing can be loaded any more.
  useEffect(() => void Doctor.fetch(), []);

  const refusals: readonly Refused[] = [
    { id: 'power refused', text: power.refusal, forget: power.forgetRefusal },
    { id: 'command refused', text: notSent, forget: () => setNotSent(null) },
  ];
  const hiding = usePrivateBanners(source.details?.address ?? null, source.connection.address);
  const shown =
    hiding === null
      ? []
      : [...refusals.flatMap(ofRefusal), ...banners(hiding.source(source), now)]
          .filter(({ id }) => !dismissed.has(id) && !problems.isOver(id))
          .slice(0, most)
          .map(hiding.banner);
  function dismiss(id: string): void {
    setDismissed((before) => new Set(before).add(id));
    problems.putAway(id);
  }

  async function sendAgain(command: string): Promise<void> {
    setNotSent(null);
    const result = await client.sendCommand(command);
    if (!result.sent) setNotSent(commandWords.refused(result.why));
  }

  /** Above what is there already; nothing of it is sent. */
  function putIntoBox(commands: readonly string[]): void {
    const box = commandBox.current;
    if (box === null || box.readOnly) return;
    box.value = [...commands, ...(box.value === '' ? [] : [box.value])].join('\n');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  }

  function act({ id, commands }: Banner, action: BannerAction): void {
    switch (action) {
      case 'to servers':
        toList();
        return;
      case 'check again':
      case 'try now':
        client.retryNow();
        return;
      case 'load again':
        window.location.reload();
        return;
      case 'sign in':
        setSigningIn(true);
        return;
      case 'show crash': {
        if (source.crashLine !== null) showLine(source.crashLine);
        return;
      }
      case 'why it stopped': {
        const { stop } = source.trouble;
        if (stop !== null) setOpened({ kind: 'stop', stop });
        return;
      }
      case 'what helps': {
        const problem = problems.of(id);
        if (problem !== undefined) setOpened({ kind: 'problem', problem });
        return;
      }
      case 'whats wrong':
        onDoctor();
        return;
      case 'kill':
        power.press('kill');
        return;
      case 'send again':
        dismiss(id);
        if (commands[0] !== undefined) void sendAgain(commands[0]);
        commandBox.current?.focus();
        return;
      case 'into box':
        dismiss(id);
        putIntoBox(commands);
        return;
    }
  }

  return (
    <section aria-label={w.region} aria-live="polite" className="shrink-0">
      {shown.map((one) => (
        <BannerLine
          key={one.id}
          banner={one}
          onAction={(action) => act(one, action)}
          onDismiss={refusals.find(({ id }) => id === one.id)?.forget ?? (() => dismiss(one.id))}
        />
      ))}
      {opened?.kind === 'stop' && <StopCard stop={opened.stop} onClose={() => setOpened(null)} />}
      {opened?.kind === 'problem' && (
        <ProblemDialog
          problem={opened.problem}
          power={power}
          onDone={() => dismiss(problemId(opened.problem))}
          onClose={() => setOpened(null)}
        />
      )}
      {signingIn && (
        <SignInDialog
          onSignedIn={() => {
            setSigningIn(false);
            client.retryNow();
          }}
          onClose={() => setSigningIn(false)}
        />
      )}
    </section>
  );
}

/** What is looked at beyond the banner's words. */
type Opened =
  | { readonly kind: 'stop'; readonly stop: UnexpectedStop }
  | { readonly kind: 'problem'; readonly problem: KnownProblem };

/** What the page itself could not send. */
interface Refused {
  readonly id: string;
  readonly text: string | null;
  forget(): void;
}

function ofRefusal({ id, text }: Refused): Banner[] {
  return text === null ? [] : [banner({ id, tone: 'warn', alert: true, text, dismissible: true })];
}

const tones: Readonly<Record<Banner['tone'], string>> = {
  bad: 'border-l-bad',
  warn: 'border-l-warn',
  info: 'border-l-accent',
  good: 'border-l-good',
};

function BannerLine(props: {
  readonly banner: Banner;
  readonly onAction: (action: BannerAction) => void;
  readonly onDismiss: () => void;
}) {
  const { banner } = props;
  return (
    <div
      className={`border-line border-b border-l-3 bg-raised px-3 py-1.5 short:py-0.5 short:text-sm short:leading-4 ${tones[banner.tone]}`}
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <p className="m-0 flex min-w-0 flex-1 basis-40 flex-wrap gap-x-1.5">
          <span role={banner.alert ? 'alert' : 'status'} className="min-w-0 break-words">
            {banner.text}
          </span>
          {banner.counting !== null && (
            <span aria-live="off" className="figures min-w-0 break-words text-muted">
              {banner.counting}
            </span>
          )}
        </p>
        {banner.percent !== null && (
          <div
            role="progressbar"
            aria-label={banner.text}
            aria-valuenow={banner.percent}
            className="h-1.5 w-32 overflow-hidden rounded-full bg-line"
          >
            <div className="h-full bg-accent" style={{ width: `${banner.percent}%` }} />
          </div>
        )}
        {/* Together, also where they have a row of their own. */}
        {((banner.also ?? banner.action) !== null || banner.dismissible) && (
          <span className="flex items-center gap-x-3">
            {banner.also !== null && (
              <ActionButton
                banner={banner}
                action={banner.also}
                onAction={props.onAction}
                className={
                  banner.also === 'show crash' && banner.action !== null ? 'max-sm:hidden' : ''
                }
              />
            )}
            {banner.action !== null && (
              <ActionButton banner={banner} action={banner.action} onAction={props.onAction} />
            )}
            {banner.dismissible && (
              <IconButton icon="close" label={w.dismiss} onClick={props.onDismiss} />
            )}
          </span>
        )}
      </div>
      {banner.list !== null && (
        <details className="text-muted text-sm">
          <summary className="w-fit cursor-pointer rounded-md">{banner.list.title}</summary>
          <ul className="mt-1 mb-1 max-h-40 list-disc overflow-y-auto pl-5 short:max-h-20">
            {banner.list.items.map((item) => (
              <li key={item} className="break-words">
                {item}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function ActionButton(props: {
  readonly banner: Banner;
  readonly action: BannerAction;
  readonly onAction: (action: BannerAction) => void;
  readonly className?: string;
}) {
  const { banner, action, onAction, className } = props;
  return (
    <Button className={className} onClick={() => onAction(action)}>
      {actionName(action, banner)}
    </Button>
  );
}

function actionName(action: BannerAction, { commands }: Banner): string {
  switch (action) {
    case 'to servers':
      return w.toServers;
    case 'check again':
      return w.checkAgain;
    case 'sign in':
      return w.signIn;
    case 'try now':
      return w.tryNow;
    case 'load again':
      return w.loadAgain;
    case 'send again':
      return w.sendAgain;
    case 'into box':
      return w.intoBox(commands.length);
    case 'show crash':
      return w.showCrash;
    case 'why it stopped':
      return stopWords.title;
    case 'what helps':
      return problemWords.help;
    case 'whats wrong':
      return consoleWords.whatsWrong;
    case 'kill':
      return w.kill;
  }
}
