/** Own code and the ESM-only packages are compiled to CommonJS by swc (see docs/decisions/0001-commonjs-by-swc.md). */
const esmPackages =
  '@nestjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|load-esm|temporal-polyfill|temporal-utils|uuid';

const project = (name, tests, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  rootDir: __dirname,
  testMatch: tests.map((t) => `<rootDir>/test/${t}/**/*.test.ts`),
  transform: { '^.+\\.(t|j)s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  ...extra,
});

module.exports = {
  projects: [
    project('domain', ['domain', 'architecture']),
    project('system', ['desk', 'books', 'workflows', 'replay', 'api', 'scenarios'], {
      globalSetup: '<rootDir>/test/world/start-servers.ts',
      globalTeardown: '<rootDir>/test/world/stop-servers.ts',
    }),
  ],
};
