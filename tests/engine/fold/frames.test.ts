import { describe, expect, it } from 'vitest';
import { foldWorld } from './foldWorld';

describe('the frames of a stack trace', () => {
  const unreal = '[2024.06.01-12.00.01:000][ 12]LogOutputDevice: Error:';
  it.each([
    [
      'the journal',
      'Jun 01 12:00:03 box bot[77]: Traceback (most recent call last):',
      [
        'Jun 01 12:00:03 box bot[77]:   File "/srv/bot.py", line 12, in <module>',
        'Jun 01 12:00:03 box bot[77]:     run()',
        'Jun 01 12:00:03 box bot[77]:   File "/srv/bot.py", line 8, in run',
      ],
      "Jun 01 12:00:03 box bot[77]: KeyError: 'token'",
    ],
    [
      'Unreal',
      `${unreal} Stack:`,
      [12, 34, 56].map(
        (n) => `${unreal} [Callstack] 0x00000000045f1c${n} Game!ABoat::Tick(float) []`,
      ),
      '[2024.06.01-12.00.02:000][ 13]LogStats: FDebug::EnsureFailed -  0.410 s',
    ],
    [
      'Paper',
      '[12:00:00 ERROR]: Thread dump',
      [12, 34, 56].map(
        (n) => `[12:00:00 ERROR]: \t\tTrees.jar//org.example.Finder.walk(Finder.java:${n})`,
      ),
      '[12:00:00 ERROR]: ----------',
    ],
  ])('of %s, each line with a head, keeps what it says', async (_, head, middle, last) => {
    const { print, draw, screen } = foldWorld();
    print(head, ...middle, last);
    await draw(200);
    expect(screen()).toEqual([head, '▸ 3 more', last]);
  });

  it.each([
    [
      'Docker Compose',
      'app_1  | java.lang.IllegalStateException: no database',
      [12, 34, 56].map((n) => `app_1  | \tat org.example.Base.open(Base.java:${n})`),
      'db_1   | ready',
    ],
    [
      'Rails',
      'ActionController::RoutingError (No route matches [GET] "/songs"):',
      [12, 34, 56].map((n) => `actionpack (6.0.1) lib/action_dispatch/routes.rb:${n}:in \`call'`),
      'I, [2024-06-01T12:00:00.000000 #12]  INFO -- : ready',
    ],
    [
      'Unreal, after its end',
      '[2024.06.01-12.00.01:000][ 12]LogCore: Fatal error!',
      [12, 34, 56].map((n) => `0x00000000045f1c${n} GameServer!ABoat::Tick(float) []`),
      '[2024.06.01-12.00.02:000][ 13]LogExit: Executing StaticShutdownAfterError',
    ],
  ])('of %s is known among its lines', async (_, head, middle, last) => {
    const { print, draw, screen } = foldWorld();
    print('I, [2024-06-01T12:00:00.000000 #12]  INFO -- : begun', head, ...middle, last);
    await draw(200);
    expect(screen().slice(1)).toEqual([head, '▸ 3 more', last]);
  });
});
