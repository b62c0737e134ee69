import { describe, expect, it } from 'vitest';
import type { ProcessState } from '../../src/engine/protocol';
import { type PowerInput, powerButtons, primaryAction } from '../../src/ui/console/power';

const running: PowerInput = {
  process: 'running',
  power: null,
  permissions: ['*'],
  ready: true,
  occupied: false,
};

function enabled(input: Partial<PowerInput>): string[] {
  return powerButtons({ ...running, ...input })
    .filter((button) => button.enabled)
    .map((button) => button.action);
}

describe('power buttons', () => {
  it.each<[ProcessState, string[]]>([
    ['offline', ['start']],
    ['starting', ['stop', 'kill']],
    ['running', ['restart', 'stop', 'kill']],
    ['stopping', ['kill']],
  ])('of a server that is %s: %s', (process, wanted) => {
    expect(enabled({ process })).toEqual(wanted);
  });

  it('are absent without the permission', () => {
    const buttons = powerButtons({
      ...running,
      permissions: ['websocket.connect', 'control.start', 'control.stop'],
    });
    expect(buttons.map((button) => button.action)).toEqual(['start', 'stop', 'kill']);
    expect(powerButtons({ ...running, permissions: ['websocket.connect'] })).toEqual([]);
  });

  it('are all there and none can be pressed before the permissions are known', () => {
    const buttons = powerButtons({ ...running, permissions: null });
    expect(buttons).toHaveLength(4);
    expect(buttons.every((button) => !button.enabled)).toBe(true);
  });

  it('cannot be pressed without a connection, and while an installation is under way', () => {
    expect(enabled({ ready: false })).toEqual([]);
    expect(enabled({ process: null })).toEqual([]);
    expect(enabled({ process: 'offline', occupied: true })).toEqual([]);
  });

  it('leave only Kill while an action is under way, and all again when it is not answered', () => {
    const power = {
      action: 'stop',
      sentAt: 0,
      unanswered: false,
      begun: false,
      uncertain: false,
    } as const;
    expect(enabled({ power })).toEqual(['kill']);
    expect(enabled({ power: { ...power, unanswered: true } })).toEqual(['restart', 'stop', 'kill']);
  });

  it('let a server that never comes to run be stopped, not only killed', () => {
    const power = {
      action: 'start',
      sentAt: 0,
      unanswered: false,
      begun: true,
      uncertain: false,
    } as const;
    expect(enabled({ power, process: 'offline' })).toEqual([]);
    expect(enabled({ power, process: 'starting' })).toEqual(['stop', 'kill']);
  });

  it.each<[ProcessState, string]>([
    ['offline', 'start'],
    ['starting', 'stop'],
    ['running', 'stop'],
    ['stopping', 'kill'],
  ])('where there is room for one, a server that is %s shows %s', (process, action) => {
    expect(primaryAction(powerButtons({ ...running, process }), process)?.action).toBe(action);
  });
});
