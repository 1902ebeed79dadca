import type { DoorVerdict, Verdict } from './verdict';

export interface Edition {
  version: string;
  commit: string;
  date: string;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const STYLES = `
:root { color-scheme: light dark; --ink: #1c1917; --soft: #57534e; --line: #d6d3d1; --paper: #fff; --shade: #f5f5f4; --good: #166534; --bad: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f5f5f4; --soft: #a8a29e; --line: #44403c; --paper: #1c1917; --shade: #292524; --good: #86efac; --bad: #fca5a5; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; padding: 0; list-style: none; }
.totals li { background: var(--shade); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.totals b { display: block; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
.soft, caption { color: var(--soft); } .bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); }
details { border-top: 1px solid var(--line); } summary { cursor: pointer; padding: .4rem 0; display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .9rem; } caption { text-align: left; padding: .25rem 0; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); } code { font-size: .9em; overflow-wrap: anywhere; }
`;

/** The report as a page of its own: no script, no other file, readable on paper too. */
export function reportPage({ totals, doors }: Verdict, { version, commit, date }: Edition): string {
  const figures: [label: string, figure: number][] = [
    ['doors', totals.doors],
    ['questions asked', totals.questions],
    ['held', totals.held],
    ['refused', totals.refused],
    ['foreign rows seen', totals.foreignRowsSeen],
    ['changes where refused', totals.changesWhereRefused],
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Slooze: are countries apart?</title><style>${STYLES}</style></head>
<body><main>
<h1>Are countries apart?</h1>
<p class="soft">Slooze ${escape(version)}, commit <code>${escape(commit)}</code>, ${escape(date)}</p>
<p>Slooze promises that nobody sees, orders or changes anything of a country that is not theirs. This page is that promise tried out:
real requests, sent over HTTP to the running site with a real PostgreSQL, through every door there is, by six people who stand differently.</p>
<ul class="totals">${figures.map(([label, figure]) => `<li><b>${figure.toLocaleString('en')}</b>${label}</li>`).join('')}</ul>
<p class="${totals.held === totals.questions ? 'good' : 'bad'}">${totals.held === totals.questions ? 'Every door held.' : `${totals.questions - totals.held} questions were not answered as they should be.`}</p>
<h2>How to read it</h2>
<p>A <b>door</b> is an address of the site, a form, an endpoint of the API, or an action of the back office. Each was tried by
<b>Nick Fury</b> (admin and superuser, USA), <b>Captain Marvel</b> (manager, India, and staff of the back office there), <b>Captain America</b>
(manager, USA), <b>Thor</b> (member, India), <b>Travis</b> (member, USA) and <b>nobody</b>, who is not signed in. Where a request names a row, it was sent for
a row of their own, of their country, of each other country, and for one that does not exist.</p>
<p>An answer is <code>ok</code>, <code>login</code> (sent to sign in), or the HTTP status of a refusal. It <b>held</b> when the answer was the one the contract
writes down, nothing in the database had changed where it was refused, and no id, name, e-mail address or card of a row
they may not see stood anywhere in it. How often such a row did is counted as <b>foreign rows</b>.</p>
<h2>Every door</h2>
${doors.map(section).join('\n')}
<p class="soft">Made by <code>npm run isolation:report</code>; the same questions are asked by <code>npm test</code>. The same as data: <a href="report.json">report.json</a>.</p>
</main></body></html>
`;
}

function section({ door, asks, touches, questions }: DoorVerdict): string {
  const held = questions.filter((question) => question.held).length;
  const rows = questions.map(({ who, row, country, expected, answered, foreignRows, held: isHeld }) => {
    const told = isHeld ? escape(answered) : `<span class="bad">${escape(answered)}, not ${escape(expected)}</span>`;
    return `<tr><th scope="row">${escape(who)}</th><td>${row}</td><td>${country}</td><td>${told}</td><td>${foreignRows}</td></tr>`;
  });
  return `<details${held < questions.length ? ' open' : ''}><summary><code>${escape(door)}</code><span class="${held === questions.length ? 'soft' : 'bad'}">${held} of ${questions.length} held</span></summary>
<div class="wide"><table><caption>Touches ${escape(touches)}; asks for ${escape(asks)}.</caption><thead><tr><th scope="col">Who</th><th scope="col">Whose row</th><th scope="col">Country</th><th scope="col">Answer</th><th scope="col">Foreign rows</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}
