import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly icon?: IconName;
}

const looks: Readonly<Record<Look, string>> = {
  plain: 'border-edge text-text hover:not-disabled:bg-hover',
  primary: 'border-accent bg-accent font-medium text-surface hover:not-disabled:opacity-90',
  danger: 'border-bad text-bad hover:not-disabled:bg-bad hover:not-disabled:text-surface',
  quiet: 'border-transparent text-muted hover:not-disabled:bg-hover hover:not-disabled:text-text',
};

/** 28 px for a mouse, 44 px for a finger. */
const shape =
  'inline-flex h-7 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 ' +
  'motion-safe:transition-colors motion-safe:duration-100 disabled:cursor-default disabled:opacity-45 touch:h-11';

export function Button({ look = 'plain', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`${shape} ${looks[look]} ${className ?? ''}`} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children'> {
  readonly icon: IconName;
  readonly label: string;
}

/** Only a picture to the eye; its name is said, and shown as a tip. */
export function IconButton({ icon, label, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${shape} w-7 px-0! touch:w-11 ${looks[look]} ${className ?? ''}`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
