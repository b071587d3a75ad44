/** Own code and the ESM-only packages are compiled to CommonJS by swc (see docs/decisions/0001-commonjs-by-swc.md). */
const esmPackages =
  '@nestjs|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|load-esm|temporal-polyfill|temporal-utils|uuid|@fastify/cookie|cookie|content-disposition';

const project = (displayName, tests, extra = {}) => ({
  displayName,
  testEnvironment: 'node',
  rootDir: __dirname,
  testMatch: tests.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  transform: { '^.+\\.(t|j)s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  ...extra,
});

/** Pure functions and the shape of the code: no server is needed. */
const withoutServers = ['domain', 'architecture', 'web'];

module.exports = {
  // A machine that is busy with something else is slow, not wrong.
  testTimeout: 60_000,
  projects: [
    project('domain', withoutServers),
    project('system', [`!(${withoutServers.join('|')})`], {
      globalSetup: '<rootDir>/test/world/start-servers.ts',
      globalTeardown: '<rootDir>/test/world/stop-servers.ts',
    }),
  ],
};
