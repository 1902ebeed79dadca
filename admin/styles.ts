/** What AdminJS's look lacks beside its theme: our typeface, visible focus, figures that line up, our own components. */
export const STYLES = `
@font-face {
  font-family: 'Geist Variable';
  src: url('geist.woff2') format('woff2');
  font-weight: 100 900;
  font-display: swap;
}
body, button, input, select, textarea { font-family: 'Geist Variable', system-ui, sans-serif; }
td, .figure { font-variant-numeric: tabular-nums; }
.figure, thead td { white-space: nowrap; }
td:not(.options) { word-break: normal; overflow-wrap: break-word; }
[data-css$="-table-wrapper"] { overflow-x: auto; }
/* A click on the very dots of a row's menu counts as one on the row, for AdminJS knows buttons by their tag only. */
td.options a * { pointer-events: none; }
td:not(.options) a { text-align: left; white-space: normal; padding-left: 0; }
:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
/* On the tint of the chosen entry the theme's own colour falls short of AA. */
[data-css="sidebar-resources"] a div { color: var(--text); }
.breadcrumbs { display: flex; flex-wrap: wrap; flex-grow: 1; gap: 4px 12px; line-height: 1.4; }
.breadcrumbs > * { color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
.breadcrumbs > :last-child { color: inherit; }
.breadcrumbs > * + *::before { content: '/'; margin-right: 12px; color: var(--muted); }
.notices { display: grid; gap: 4px; padding: 4px; max-width: min(560px, 100vw); }
.brand { display: flex; align-items: center; gap: 12px; text-decoration: none; }
.card { border: 1px solid var(--border); border-radius: 12px; }
.card a { color: var(--primary); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; }
.scrolls { overflow-x: auto; }
.scrolls table { min-width: 640px; }
@media (max-width: 577px) { .figure { white-space: normal; } }
.range { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.range input { min-width: 0; width: 100%; }
.choice { display: flex; align-items: center; padding: 4px 0; }
.changes { line-height: 1.5; overflow-wrap: anywhere; }
.changes b { font-weight: 600; }
.changes del { color: var(--removed); text-decoration: line-through; }
.changes ins { color: var(--added); }
`;
