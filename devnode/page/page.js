// The page's buttons are data: what each sends to POST /devnode/faults.

const serverButtons = [
  ['Install', { fault: 'install' }],
  ['Reinstall', { fault: 'reinstall' }],
  ['Pull image at next start', { fault: 'pull-image' }],
  ['Run out of memory', { fault: 'out-of-memory' }],
  ['Backup', { fault: 'backup' }],
  ['Restore', { fault: 'restore' }],
  ['Transfer', { fault: 'transfer' }],
  ['Suspend', { fault: 'suspend' }],
  ['Unsuspend', { fault: 'unsuspend' }],
  ['Cut its sockets', { fault: 'drop', how: 'unclean' }],
  ['Delete', { fault: 'delete' }],
];

const number = (name, label, value) => ({ name, label, value, type: 'number' });
const text = (name, label, value = '') => ({ name, label, value, type: 'text' });
const list = (name, label, value = '') => ({ name, label, value, type: 'list' });
const choice = (name, label, ...values) => ({ name, label, values, type: 'choice' });
const user = choice('user', 'User', 'owner', 'guest', 'admin');
const server = { name: 'server', label: 'Server', type: 'server' };

const faults = [
  {
    title: 'Sockets',
    forms: [
      [
        'Drop',
        { fault: 'drop' },
        [choice('how', 'How', 'unclean', 'clean', 'going-away', 'restart', 'silent')],
      ],
      ['Refuse upgrades', { fault: 'refuse-upgrades' }, [number('status', 'Status', 503)]],
      ['Take back', { fault: 'refuse-upgrades', on: false }, []],
    ],
  },
  {
    title: 'Frames',
    forms: [
      ['Delay', { fault: 'delay-frames' }, [number('ms', 'Milliseconds', 500)]],
      ['No delay', { fault: 'delay-frames', ms: 0 }, []],
      ['Stall', { fault: 'stall-frames' }, []],
      ['Go on', { fault: 'stall-frames', on: false }, []],
      ['Go dead', { fault: 'silent' }, []],
      ['Come alive', { fault: 'silent', on: false }, []],
      ['Throttle', { fault: 'throttle' }, [list('events', 'Events, by comma', 'send command')]],
      ['Throttle nothing', { fault: 'throttle', events: [] }, []],
    ],
  },
  {
    title: 'The way to the node',
    forms: [
      [
        'Slow',
        { fault: 'way' },
        [
          number('latency', 'Latency, ms', 100),
          number('jitter', 'Jitter, ms', 50),
          number('bandwidth', 'Bytes a second', ''),
        ],
      ],
      ['Hold', { fault: 'way' }, [choice('hold', 'Direction', 'both', 'up', 'down', 'none')]],
      ['Swallow', { fault: 'way' }, [choice('swallow', 'Direction', 'both', 'up', 'down', 'none')]],
      ['Refuse connections', { fault: 'way', refuse: true }, []],
      ['Take them', { fault: 'way', refuse: false }, []],
      ['Cut', { fault: 'cut-way' }, [choice('how', 'How', 'reset', 'end')]],
    ],
  },
  {
    title: 'Tokens and time',
    forms: [
      ['Life of new tokens', { fault: 'token-life' }, [number('seconds', 'Seconds', 70)]],
      ['As usual', { fault: 'token-life', seconds: null }, []],
      ['Check tokens every', { fault: 'token-check-every' }, [number('seconds', 'Seconds', 30)]],
      ['Panel ahead by', { fault: 'panel-ahead' }, [number('ms', 'Milliseconds', 600000)]],
      ['Move the clock', { fault: 'move-clock' }, [number('ms', 'Milliseconds', 600000)]],
    ],
  },
  {
    title: 'Panel',
    forms: [
      [
        'Fail',
        { fault: 'panel' },
        [
          choice('kind', 'Kind', 'status', 'html', 'malformed', 'hang', 'reset'),
          number('status', 'Status', 503),
          text('path', 'Path holds', ''),
          number('times', 'Times', ''),
          number('forMs', 'For milliseconds', ''),
        ],
      ],
      ['Work again', { fault: 'panel', kind: 'none' }, []],
      ['Node maintenance', { fault: 'maintenance' }, []],
      ['No maintenance', { fault: 'maintenance', on: false }, []],
      ['Allow other sites', { fault: 'cors' }, [list('origins', 'Origins, by comma')]],
      [
        'Limits a minute',
        { fault: 'limits' },
        [number('tokensPerMinute', 'Tokens', 5), number('requestsPerMinute', 'Requests', 256)],
      ],
    ],
  },
  {
    title: 'Node',
    forms: [
      ['Restart', { fault: 'restart-node' }, [number('downMs', 'Down for milliseconds', 2000)]],
      ['Refuse origins', { fault: 'refuse-origin' }, []],
      ['Accept origins', { fault: 'refuse-origin', on: false }, []],
      ['Places taken', { fault: 'places-taken' }, []],
      ['Places free', { fault: 'places-taken', on: false }, []],
      ['Hang upgrades', { fault: 'hang-upgrades' }, []],
      ['Answer upgrades', { fault: 'hang-upgrades', on: false }, []],
      [
        'Refuse tokens',
        { fault: 'refuse-tokens' },
        [choice('why', 'Why', 'denied', 'expired', 'noConnect', 'otherServer', 'signature')],
      ],
      ['Take tokens', { fault: 'refuse-tokens', on: false }, []],
      ['Allow origins', { fault: 'allowed-origins' }, [list('origins', 'Origins, by comma')]],
    ],
  },
  {
    title: 'Known problems',
    forms: [
      [
        'Set the features',
        { fault: 'features' },
        [server, list('features', 'Features, by comma', 'eula, java_version')],
      ],
      [
        'Match a line, as Pelican does',
        { fault: 'feature-match' },
        [
          server,
          choice(
            'key',
            'Key',
            'eula',
            'java_version',
            'pid_limit',
            'gsl_token',
            'steam_disk_space',
          ),
          text('line', 'Line'),
        ],
      ],
    ],
  },
  {
    title: 'People',
    forms: [
      ['Revoke', { fault: 'revoke' }, [user, server]],
      [
        'Set permissions',
        { fault: 'permissions' },
        [user, server, list('permissions', 'Permissions, by comma', 'websocket.connect')],
      ],
      ['Sign everyone out', { fault: 'sign-out-everyone' }, []],
      ['Require signing in', { fault: 'sign-in-required' }, []],
      ['Sign in by itself', { fault: 'sign-in-required', on: false }, []],
    ],
  },
  { title: 'All', forms: [['Switch every fault off', { fault: 'reset' }, []]] },
];

const byId = (id) => document.getElementById(id);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function send(body) {
  const outcome = byId('outcome');
  try {
    const response = await fetch('/devnode/faults', { method: 'POST', body: JSON.stringify(body) });
    const answer = await response.json();
    outcome.className = answer.ok ? '' : 'bad';
    outcome.textContent = answer.ok ? `Done: ${JSON.stringify(body)}` : answer.why;
  } catch {
    outcome.className = 'bad';
    outcome.textContent = 'The development node does not answer.';
  }
  await refresh();
}

function fieldInput(field) {
  switch (field.type) {
    case 'choice':
      return element(
        'select',
        { name: field.name },
        ...field.values.map((value) => new Option(value)),
      );
    case 'server':
      return element('select', { name: field.name, className: 'servers' });
    default:
      return element('input', {
        name: field.name,
        value: field.value,
        type: field.type === 'number' ? 'number' : 'text',
      });
  }
}

function readField(field, raw) {
  if (field.type === 'list')
    return raw
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  if (field.type === 'number') return raw === '' ? null : Number(raw);
  return raw;
}

function faultForm([label, body, fields]) {
  const form = element(
    'form',
    {},
    ...fields.map((field) => element('label', {}, field.label, fieldInput(field))),
    element('button', { textContent: label }),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const values = fields.map((field) => [
      field.name,
      readField(field, String(data.get(field.name) ?? '')),
    ]);
    send({ ...body, ...Object.fromEntries(values.filter(([, value]) => value !== null)) });
  });
  return form;
}

for (const { title, forms } of faults) {
  byId('faults').append(
    element('article', {}, element('h3', { textContent: title }), ...forms.map(faultForm)),
  );
}

function serverCard({ uuid, name }) {
  const buttons = serverButtons.map(([label, body]) => {
    const button = element('button', { type: 'button', textContent: label });
    button.addEventListener('click', () => send({ ...body, server: uuid }));
    return button;
  });
  return element(
    'article',
    { id: `server-${uuid}` },
    element('h3', {}, element('a', { href: `/?server=${uuid.slice(0, 8)}`, textContent: name })),
    element('p', { className: 'facts' }),
    element('div', { className: 'buttons' }, ...buttons),
  );
}

function facts({ state, status, isTransferring, pids, counters }) {
  return [
    state ?? 'not on the node',
    status,
    isTransferring ? 'being transferred' : null,
    `${counters.sockets} sockets`,
    pids.length > 0 ? `PIDs ${pids.join(', ')}` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

const show = (value) => JSON.stringify(value, null, 2);

let shown = '';

async function refresh() {
  const response = await fetch('/devnode/state').catch(() => null);
  if (response === null || !response.ok) return;
  const state = await response.json();
  const known = state.servers.map(({ uuid, name }) => `${uuid} ${name}`).join('\n');
  if (known !== shown) {
    shown = known;
    byId('servers').replaceChildren(...state.servers.map(serverCard));
    for (const select of document.querySelectorAll('select.servers')) {
      select.replaceChildren(...state.servers.map(({ name, uuid }) => new Option(name, uuid)));
    }
  }
  for (const entry of state.servers) {
    byId(`server-${entry.uuid}`).querySelector('.facts').textContent = facts(entry);
  }
  byId('on').textContent = show(state.faults);
  byId('requests').textContent = show(state.requests);
  byId('counters').textContent = show(
    Object.fromEntries(state.servers.map(({ name, counters }) => [name, counters])),
  );
}

await refresh();
setInterval(() => {
  if (!document.hidden) refresh();
}, 1000);
