import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { importRule } from './scripts/import-rules.ts';

const clock = 'Only --as-of says what day it is: the same input must give the same bytes.';

export default tseslint.config(
  { ignores: ['**/dist/', '**/dist.*/', '.astro/', '.gongshi/', 'bench-data/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  ...tseslint.configs.stylistic,
  ...astro.configs['flat/recommended'],
  {
    plugins: { gongshi: { rules: { imports: importRule } } },
    rules: {
      'gongshi/imports': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.{ts,astro}', 'src/**/*.astro/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // The reader's own day is what src/client is for.
    files: ['src/**/*.{ts,astro}'],
    ignores: ['src/client/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'CallExpression[callee.name="Date"]', message: clock },
        { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: clock },
        { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: clock },
      ],
    },
  },
);
