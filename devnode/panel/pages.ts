import type { UserRecord } from '../world';

/** The few pages of the panel that a client is sent to. Plain, since nobody comes for them. */

export function loginPage(users: readonly UserRecord[], csrf: string, problem: string | null) {
  return page(
    'Sign in',
    `<h1>Sign in</h1>
    ${problem === null ? '' : `<p role="alert" class="bad">${escapeHtml(problem)}</p>`}
    <form method="post" action="/auth/login">
      <input type="hidden" name="_token" value="${escapeHtml(csrf)}">
      <label>User <input name="user" autocomplete="username" required autofocus></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button>Sign in</button>
    </form>
    <p>This is the panel of a development node. Its users:</p>
    <table><tr><th>User</th><th>Password</th><th></th></tr>${users.map(userRow).join('')}</table>`,
  );
}

function userRow({ name, password, isAdmin }: UserRecord): string {
  return `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(password)}</td><td>${isAdmin ? 'administrator' : ''}</td></tr>`;
}

export function keysPage(user: UserRecord, csrf: string, made: string | null) {
  const token = `<input type="hidden" name="_token" value="${escapeHtml(csrf)}">`;
  return page(
    'API keys',
    `<h1>API keys</h1>
    ${made === null ? '' : `<p role="status">Your new key: <code>${escapeHtml(made)}</code></p>`}
    <p>Signed in as ${escapeHtml(user.name)}. A key lets a program do what you can do.</p>
    <ul>${user.keys.map((key) => `<li><code>${escapeHtml(key)}</code></li>`).join('')}</ul>
    <form method="post" action="/account/api">${token}<button>Create a key</button></form>
    <form method="post" action="/auth/logout">${token}<button>Sign out</button></form>`,
  );
}

export function errorPage(error: { readonly status: number; readonly detail: string }) {
  return page(
    `Error ${error.status}`,
    `<h1>${error.status}</h1><p>${escapeHtml(error.detail)}</p>`,
  );
}

/** What a proxy in front of the panel says in its place. */
export function proxyErrorPage(status: number): string {
  return `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · development panel</title>
  <style>
    :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
    body { max-width: 36rem; margin: 48px auto; padding: 0 16px; }
    label { display: grid; gap: 4px; margin: 12px 0; }
    input, button { font: inherit; padding: 8px 12px; }
    form { margin: 16px 0; }
    th, td { text-align: left; padding: 2px 24px 2px 0; }
    code { overflow-wrap: anywhere; }
    .bad { color: light-dark(#b3261e, #ff8a80); }
  </style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
