/** The looks of the dashboard. Cards arrange themselves by their own width: one country has the whole page, five share it. */
export const DASHBOARD_STYLES = `
.card { border: 1px solid var(--border); border-radius: 12px; background: var(--card); }
.dashboard { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); color: var(--text); line-height: 1.4; font-size: 14px; }
.dashboard h1 { font-size: 26px; font-weight: 600; line-height: 1.2; letter-spacing: -0.01em; }
.dashboard h2 { font-size: 18px; font-weight: 600; }
.dashboard h3 { font-size: 14px; font-weight: 600; }
.dashboard small, .dashboard .axis { font-size: 12px; font-weight: 400; color: var(--muted); }
.dashboard p { margin: 0; }
.dashboard figure { margin: 0; min-width: 0; }
.dashboard figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8px; margin-bottom: 6px; color: var(--muted); }
.dashboard svg { display: block; overflow: visible; }
.dashboard a { color: var(--primary); text-underline-offset: 3px; }
.dashboard a:not(:hover) { text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.countries { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); gap: 20px; align-items: start; }
.panel { padding: 20px; display: grid; gap: 20px; align-content: start; grid-template-columns: minmax(0, 1fr); justify-items: start; }
.panel > * { max-width: 100%; }
.panel > div, .panel > table, .panel > details { width: 100%; }
.country { container-type: inline-size; justify-items: stretch; }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; }
.halves, .charts { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); align-content: start; }
@container (min-width: 640px) { .halves { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px 40px; } }
.sales { width: 100%; border-collapse: collapse; }
.sales th, .sales td { padding: 7px 0 7px 8px; text-align: right; font-weight: 400; overflow-wrap: anywhere; }
.sales tr > :first-child { padding-left: 0; text-align: left; color: var(--muted); }
.sales thead th { color: var(--muted); font-size: 12px; }
.sales tbody tr { border-top: 1px solid var(--border); }
.country .sales td { font-size: clamp(12px, 4.8cqi, 14px); }
.figures tbody tr:first-child td { font-size: clamp(14px, 5.4cqi, 18px); font-weight: 600; }
.sales .unknown { color: var(--muted); }
.share { padding-top: 12px; border-top: 1px solid var(--border); }
.dashboard .share figcaption { margin: 6px 0 0; font-size: 12px; }
.rest { fill: var(--border); }
.cancelled { fill: var(--removed); }
.reach { fill: transparent; }
.bar { fill: color-mix(in srgb, var(--primary) 72%, transparent); transition: fill 120ms; }
.bar.today, a:hover > .bar, a:focus-visible > .bar { fill: var(--primary); }
.axis { display: flex; justify-content: space-between; padding-top: 4px; }
.area { fill: color-mix(in srgb, var(--primary) 16%, transparent); }
.line { fill: none; stroke: var(--primary); stroke-width: 2; stroke-linejoin: round; }
.days summary { cursor: pointer; color: var(--primary); width: fit-content; }
.days[open] summary { margin-bottom: 8px; }
.top { list-style: none; margin: 10px 0 0; padding: 0; display: grid; gap: 10px; }
.top li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; overflow-wrap: anywhere; }
.top svg { grid-column: 1 / -1; }
.amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 8px 20px; }
.steps { margin: 0; list-style: disc; padding-left: 20px; display: grid; gap: 8px; }
.latest { width: 100%; border-collapse: collapse; }
.latest th, .latest td { padding: 10px 16px 10px 0; text-align: left; vertical-align: middle; font-weight: 400; }
.latest thead th { font-size: 12px; color: var(--muted); padding-top: 0; }
.latest tbody tr { border-top: 1px solid var(--border); }
.latest :is(th, td):nth-child(4) { text-align: right; }
.latest :is(th, td):last-child { padding-right: 0; }
@media (max-width: 768px) {
  .dashboard .panel { padding: 16px; }
  .latest, .latest tbody { display: grid; gap: 12px; }
  .latest thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .latest tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; padding-top: 12px; }
  .latest tbody :is(th, td) { padding: 0; overflow-wrap: anywhere; }
  .latest tbody th { order: 1; }
  .latest tbody td:nth-child(5) { order: 2; display: flex; justify-content: end; }
  .latest tbody td:nth-child(3) { order: 3; }
  .latest tbody td:nth-child(4) { order: 4; }
  .latest tbody td:nth-child(2) { order: 5; grid-column: 1 / -1; color: var(--muted); }
}
@media (prefers-reduced-motion: reduce) { .bar { transition: none; } }
@media (forced-colors: active) { .bar { fill: LinkText; } .bar.today { fill: Highlight; } .cancelled, .line { fill: none; stroke: CanvasText; } .rest { fill: GrayText; } }
`;
