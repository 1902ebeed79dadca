import { createRequire } from 'node:module';
import { Router } from 'express';
import { PICTURES } from '../domain/rules/pictures';

interface IconSet {
  icons: Record<string, { body: string }>;
  width: number;
  height: number;
}

/** Serves the pictures of restaurants and dishes as `/pictures/<name>.svg`, drawn from the installed icon set. */
export function pictures(): Router {
  const require = createRequire(import.meta.url);
  const set = require('@iconify-json/fluent-emoji-flat/icons.json') as IconSet;
  const drawings = new Map<string, string>();
  for (const name of PICTURES) {
    const icon = set.icons[name];
    if (!icon) throw new Error(`the icon set has no picture named ${name}`);
    const box = `viewBox="0 0 ${set.width} ${set.height}" width="${set.width}" height="${set.height}"`;
    drawings.set(`${name}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${icon.body}</svg>`);
  }
  // The set is megabytes; only what people can see stays in memory.
  delete require.cache[require.resolve('@iconify-json/fluent-emoji-flat/icons.json')];

  return Router().get('/:file', (req, res, next) => {
    const drawing = drawings.get(req.params.file);
    if (!drawing) return next('router');
    res.set('Cache-Control', 'public, max-age=604800').type('image/svg+xml').send(drawing);
  });
}
