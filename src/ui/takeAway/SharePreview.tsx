import { useEffect, useRef, useState } from 'react';
import type { ShareService } from '../../config';
import { type MaskChoice, maskAll } from '../../engine/log/mask/kinds';
import type { TakeLines } from '../../engine/log/takeAway/takeAway.types';
import { hidingOf } from '../../settings';
import { useSettings } from '../app/services';
import { consoleWords } from '../messages/en/console';
import { takeAwayWords } from '../messages/en/takeAway';
import { Button } from '../parts/Button';
import { copyText } from '../parts/clipboard';
import { Dialog } from '../parts/Dialog';
import { MaskSwitches } from './Choice';
import { PreviewText } from './PreviewText';
import { shareLimits, shareText } from './share';
import { usePrepared } from './usePrepared';

const w = takeAwayWords.preview;

const everything = maskAll(true);

interface SharePreviewProps {
  readonly service: ShareService;
  readonly lines: TakeLines;
  readonly view: number | null;
  readonly masks: MaskChoice;
  readonly onMasks: (masks: MaskChoice) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What will be sent, looked at before it is, and the link that comes back. */
export function SharePreview(props: SharePreviewProps) {
  const { service } = props;
  const hiding = useSettings(hidingOf);
  const isPrivate = hiding !== 'nothing';
  // What is looked through is on the screen, and what is sent is what was looked through.
  const masks = isPrivate ? everything : props.masks;
  const host = new URL(service.url).host;
  const limits = shareLimits[service.kind];
  const { prepared, isCurrent } = usePrepared(
    { lines: props.lines, view: props.view, masks, hiding },
    limits,
  );
  const [sending, setSending] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  async function send(text: string): Promise<void> {
    const sent = new AbortController();
    abort.current = sent;
    setFailure(null);
    setSending(true);
    const result = await shareText(service, text, sent.signal);
    setSending(false);
    if (result.ok) setLink(result.value);
    else setFailure(takeAwayWords.failure(result.failure, host));
  }

  if (link !== null) {
    return (
      <Dialog title={w.title(host)} onClose={props.onClose}>
        <Link link={link} />
      </Dialog>
    );
  }
  const text =
    prepared.kind === 'ready' && isCurrent && prepared.text !== '' ? prepared.text : null;
  return (
    <Dialog title={w.title(host)} onClose={props.onClose}>
      <div className="flex flex-col gap-3">
        <p className="m-0 break-words">{w.intro(host)}</p>
        <PreviewText prepared={prepared} />
        {prepared.kind === 'ready' && (
          <p role="status" className="m-0 text-sm">
            {w.hidden(prepared.masked, prepared.masks)}{' '}
            {prepared.cut && w.cut(prepared.lines, limits)}
          </p>
        )}
        <MaskSwitches value={masks} onChange={props.onMasks} isPrivate={isPrivate} />
        {failure !== null && (
          <p role="alert" className="m-0 break-words text-bad text-sm">
            {failure}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {sending ? (
            <Button onClick={() => abort.current?.abort()}>{takeAwayWords.cancel}</Button>
          ) : (
            <Button onClick={props.onBack}>{takeAwayWords.back}</Button>
          )}
          <Button
            look="primary"
            disabled={text === null || sending}
            onClick={() => text !== null && void send(text)}
          >
            {sending ? w.sending : takeAwayWords.share}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Link({ link }: { readonly link: string }) {
  const [said, setSaid] = useState<string | null>(null);
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="m-0">
        {w.done}
      </p>
      <input
        readOnly
        aria-label={w.link}
        value={link}
        onFocus={(event) => event.target.select()}
        className="h-8 w-full rounded-md border border-edge bg-transparent px-2 font-mono text-sm text-text touch:h-11"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          icon="copy"
          onClick={() =>
            void copyText(link).then((ok) => setSaid(ok ? w.linkCopied : consoleWords.copyRefused))
          }
        >
          {w.copyLink}
        </Button>
        <a
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex h-7 items-center rounded-md border border-accent bg-accent px-2.5 font-medium text-surface no-underline hover:opacity-90 touch:h-11"
        >
          {w.open}
        </a>
      </div>
      <p role="status" className="m-0 text-muted text-sm empty:hidden">
        {said}
      </p>
    </div>
  );
}
