import type { ReactNode } from 'react';

/** A page that has only something to say. */
export function MessagePage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className="mx-auto flex max-w-[560px] flex-col items-start gap-4 px-4 py-16 short:py-6">
      <h1 className="m-0 font-medium text-lg">{title}</h1>
      {children}
    </main>
  );
}
