/** What `/docs` is made of besides the viewer: the page, its looks, and how the viewer is started. */

export const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>API reference · Slooze</title>
  <link rel="icon" href="/favicon.svg">
  <link rel="stylesheet" href="/docs/viewer/swagger-ui.css">
  <link rel="stylesheet" href="/docs/looks.css">
  <script src="/docs/theme.js"></script>
</head>
<body>
  <header>
    <a href="/"><img src="/favicon.svg" alt="" width="28" height="28"> Slooze</a>
    <span>API reference</span>
    <a href="/api/openapi.json">openapi.json</a>
  </header>
  <main id="reference"><noscript>This reference needs JavaScript. The document itself does not: <a href="/api/openapi.json">openapi.json</a>.</noscript></main>
  <script src="/docs/viewer/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>`;

/** Follows the theme chosen on the site, or the system's; before anything is painted. */
export const THEME = `const chosen = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
const system = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', chosen ? chosen === 'dark' : system.matches);
system.addEventListener('change', follow);
follow();`;

export const START = `fetch('/api/openapi.json').then((response) => response.json()).then((spec) => {
  // Examples of filters and headers would be filled in and sent: a call that is tried starts without them.
  for (const operation of Object.values(spec.paths).flatMap(Object.values)) {
    for (const parameter of operation.parameters ?? []) if (!parameter.required) delete parameter.schema.example;
  }
  SwaggerUIBundle({
    spec,
    dom_id: '#reference',
    deepLinking: true,
    persistAuthorization: false,
    tryItOutEnabled: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
});`;

export const LOOKS = `body { margin: 0; background: #fcfcfc; }
.dark-mode body { background: #1c2022; }
header {
  display: flex; align-items: center; gap: 1rem; padding: 0.75rem 1.25rem; border-bottom: 1px solid #8883;
  font: 1rem/1.5 sans-serif; color: #3b4151;
}
header a { display: flex; align-items: center; gap: 0.5rem; color: #00646c; font-weight: 600; text-decoration: none; }
header a:hover { text-decoration: underline; }
header a:last-child { margin-left: auto; font-weight: 400; }
.dark-mode header { color: #e4e6e6; }
.dark-mode header a { color: #2cc3cc; }
.swagger-ui .wrapper { max-width: 70rem; }
.swagger-ui .info { margin: 1.5rem 0; }
.swagger-ui .info .title small pre { font-family: inherit; }
.swagger-ui .info__license, .swagger-ui .servers-title, .swagger-ui .scheme-container .servers { display: none; }
.swagger-ui .scheme-container { background: none; box-shadow: none; padding: 0; margin: 0; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background-color: #00646c; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background-color: #0b5cad; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background-color: #b3261e; }
.swagger-ui .markdown code, .swagger-ui .renderedMarkdown code { color: #00646c; font-weight: 500; }
.dark-mode .swagger-ui .markdown code, .dark-mode .swagger-ui .renderedMarkdown code { color: #2cc3cc; }
@media (max-width: 40rem) {
  header span { display: none; }
  .swagger-ui .wrapper { padding: 0 0.75rem; box-sizing: border-box; }
  .swagger-ui .opblock-body { overflow-x: auto; }
  .swagger-ui .opblock-tag { flex-wrap: wrap; }
  .swagger-ui .opblock-tag small { flex-basis: 100%; order: 3; padding: 0.25rem 0 0; }
}`;
