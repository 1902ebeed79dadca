import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** config ← db ← domain ← { app, api, admin } ← server.ts: what a room may not import. */
const closed = (files, rooms, message) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: [{ regex: `^(\\.\\./)+(${rooms.join('|')})(/|$)`, message, allowTypeImports: rooms.includes('domain(?!/rules)') }] },
    ],
  },
});

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', '.data/', 'coverage/', 'test/results/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read once, by config/env.ts.' },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'admin/components/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  closed(['config/**'], ['db', 'domain', 'app', 'api', 'admin', 'server'], 'config imports no other room.'),
  closed(['db/**'], ['domain', 'app', 'api', 'admin', 'server'], 'db imports config only.'),
  closed(['domain/*.ts'], ['app', 'api', 'admin', 'server'], 'domain knows no door.'),
  closed(['domain/rules/**'], ['config', 'db', 'domain', 'app', 'api', 'admin', 'server'], 'the pure rules import nothing of ours.'),
  closed(['app/**'], ['config', 'db', 'api', 'admin', 'server', 'domain(?!/rules)'], 'the site reaches this as context.shop.'),
  closed(['api/**', 'admin/**'], ['app', 'server'], 'a door imports domain, not another door.'),
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'config/env.ts', 'server/commands/**', 'scripts/**', 'admin/**', 'db/embedded/**', 'db/backup/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', Buffer: 'readonly', performance: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
