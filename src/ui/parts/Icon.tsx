/** One small set, drawn at 16 px. They only accompany a text or an accessible name. */
const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 6h7v7H6zM3 10V3h7',
  filter: 'M2.5 3.5h11L9.3 8.6v4.2l-2.6-1.4V8.6z',
  hide: 'M2 8c1.4-2.6 3.4-4 6-4s4.6 1.4 6 4c-1.4 2.6-3.4 4-6 4S3.4 10.6 2 8zM3.5 13.5l9-11',
  check: 'M3 8.5l3.5 3.5L13 5',
  menu: 'M3 4.5h10M3 8h10M3 11.5h10',
  back: 'M10 3L5 8l5 5',
  find: 'M7 2.5a4.5 4.5 0 110 9 4.5 4.5 0 010-9zM10.3 10.3l3.4 3.4',
  up: 'M8 13V4M4 7.5L8 3.5l4 4',
  runs: 'M2.5 4h6M5 8h8.5M2.5 12h4.5',
  save: 'M8 2.5v7.5M4.5 6.8L8 10.3l3.5-3.5M3 13.5h10',
  down: 'M8 3v9M4 8.5L8 12.5l4-4',
  sun: 'M8 5.2a2.8 2.8 0 110 5.6 2.8 2.8 0 010-5.6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13',
  moon: 'M13.2 9.8A5.6 5.6 0 016.2 2.8a5.6 5.6 0 107 7z',
  settings: 'M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.75 2.75v3.5M5.25 9.75v3.5',
  chart: 'M2 13.5h12M4 11V8M8 11V3M12 11V6',
  fold: 'M2.5 3h11v10h-11zM10 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  chevron: 'M4 6l4 4 4-4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2l7.5 4.8L5 12.8z',
  clock: 'M8 2.5a5.5 5.5 0 110 11 5.5 5.5 0 010-11zM8 5v3.2l2.2 1.6',
  pulse: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  external: 'M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      className="size-4 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={name === 'more' ? 2.2 : 1.5}
      viewBox="0 0 16 16"
    >
      <path d={paths[name]} />
    </svg>
  );
}
