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
.figure { white-space: nowrap; }
td { word-break: normal; overflow-wrap: anywhere; }
td a { text-align: left; white-space: normal; padding-left: 0; }
:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
.brand { display: flex; align-items: center; gap: 12px; text-decoration: none; }
.card { border: 1px solid var(--border); border-radius: 12px; }
.card a { color: var(--primary); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; }
.scrolls { overflow-x: auto; }
.scrolls table { min-width: 640px; }
.range { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.range input { min-width: 0; width: 100%; }
.choice { display: flex; align-items: center; padding: 4px 0; }
.changes { line-height: 1.5; overflow-wrap: anywhere; }
.changes b { font-weight: 600; }
.changes del { color: var(--removed); text-decoration: line-through; }
.changes ins { color: var(--added); }
`;
