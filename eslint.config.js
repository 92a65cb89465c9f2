import js from '@eslint/js';
import globals from 'globals';

/** Ways of turning text into markup or code. Articles are strangers' text: nodes are made one by one instead. */
const markup = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'srcdoc',
  'createContextualFragment',
  'setHTMLUnsafe',
];

export default [
  { ignores: ['pkg/', 'site/', 'target/', '.cache/', 'node_modules/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-throw-literal': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-properties': [
        'error',
        ...markup.map((property) => ({
          property,
          message: 'Make nodes with createElement and textContent.',
        })),
        { object: 'document', property: 'write', message: 'Make nodes with createElement and textContent.' },
        {
          object: 'document',
          property: 'writeln',
          message: 'Make nodes with createElement and textContent.',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'DOMParser', message: 'Text from articles is never parsed as HTML.' },
      ],
    },
  },
  { files: ['www/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['www/node.js', 'cli/**', 'scripts/**', 'bench/**', 'tests/**', '*.js'],
    languageOptions: { globals: globals.node },
  },
  // Bad links are what some tests are about.
  { files: ['tests/**'], rules: { 'no-script-url': 'off' } },
  // The functions given to page.evaluate() run in the page.
  {
    files: ['tests/page/**', 'tests/package/**', 'tests/support/webkit/**'],
    languageOptions: { globals: globals.browser },
  },
];
