/** What AdminJS's look lacks beside its theme: our typeface, visible focus, figures that line up, our own components. */
export const BASE_STYLES = `
@font-face {
  font-family: 'Geist Variable';
  src: url('geist.woff2') format('woff2');
  font-weight: 100 900;
  font-display: swap;
}
body, button, input, select, textarea { font-family: 'Geist Variable', system-ui, sans-serif; }
td, .figure { font-variant-numeric: tabular-nums; }
.figure, thead td { white-space: nowrap; }
:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
.breadcrumbs { display: flex; flex-wrap: wrap; flex-grow: 1; gap: 4px 12px; line-height: 1.4; }
.breadcrumbs > * { color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
.breadcrumbs > :last-child { color: inherit; }
.breadcrumbs > * + *::before { content: '/'; margin-right: 12px; color: var(--muted); }
.notices { display: grid; gap: 4px; padding: 4px; max-width: min(560px, 100vw); }
.brand { display: flex; align-items: center; gap: 12px; text-decoration: none; }
.scrolls { overflow-x: auto; }
.scrolls table { min-width: 640px; }
@media (max-width: 577px) { .figure { white-space: normal; } }
.changes { line-height: 1.5; overflow-wrap: anywhere; }
.changes b { font-weight: 600; }
.changes del { color: var(--removed); text-decoration: line-through; }
.changes ins { color: var(--added); }
.changes, .history { list-style: none; margin: 0; padding: 0; }
.quiet { color: var(--muted); font-size: 14px; }
.wrong { color: var(--removed); font-size: 14px; margin: 4px 0 0; }
.required { color: var(--removed); }
.tag { display: inline-block; margin-left: 8px; padding: 0 8px; border: 1px solid var(--border); border-radius: 999px; font-size: 13px; font-weight: 400; line-height: 22px; vertical-align: middle; font-variant-numeric: tabular-nums; }
.button { display: inline-flex; align-items: center; gap: 8px; min-height: 38px; padding: 0 14px; border: 1px solid var(--input); border-radius: 8px; background: var(--card); color: var(--text); font-size: 14px; line-height: 1.2; text-decoration: none; cursor: pointer; white-space: nowrap; }
.button:hover { background: var(--hover); }
.button:disabled { opacity: 0.6; cursor: progress; }
.button.primary { background: var(--primary); border-color: var(--primary); color: var(--on-fill); font-weight: 600; }
.button.danger { border-color: var(--removed); color: var(--removed); }
.button.primary:hover, .button.danger:hover { filter: brightness(0.93); }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.field { box-sizing: border-box; width: 100%; min-height: 38px; padding: 6px 10px; border: 1px solid var(--input); border-radius: 8px; background: var(--card); color: var(--text); font-size: 15px; }
.field[type=checkbox] { width: 20px; min-height: 20px; }
.field[aria-invalid=true] { border-color: var(--removed); }
input[type=checkbox] { width: 18px; height: 18px; accent-color: var(--primary); }
.sheet { box-sizing: border-box; padding: 24px; background: var(--card); border: 1px solid var(--border); border-radius: 12px; max-width: 900px; }

.top-bar { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 10px 16px; background: var(--card); border-bottom: 1px solid var(--border); }
.logged-in { display: flex; align-items: center; gap: 8px; margin-left: auto; }
.who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 30vw; }
.menu { display: grid; gap: 2px; padding: 0 12px 24px; }
.menu a { display: flex; align-items: center; gap: 12px; padding: 10px 12px; border-radius: 8px; color: var(--text); text-decoration: none; }
.menu a:hover { background: var(--hover); }
.menu a.active { background: var(--tint); font-weight: 600; }
.menu svg { flex-shrink: 0; }

.page { box-sizing: border-box; width: 100%; max-width: 1240px; margin: 0 auto; padding: 28px 32px; min-width: 0; }
.page-header { padding: 8px 0 0; }
.page-title { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; margin: 8px 0 20px; }
.page-title h1 { margin: 0; font-size: 26px; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }

@media (max-width: 768px) {
  .wide { display: none; }
  .page { padding: 16px; }
}
@media (min-width: 1025px) { .menu-button { display: none; } }
`;
