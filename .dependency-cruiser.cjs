/** Imports point down only; the reasons are in docs/architecture.md. */
const mayOnlyReach = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(apps|activities|libs|workflows|data)/', pathNot: [from, ...to] },
});

const lib = (...names) => `^libs/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The rules import themselves and value libraries alone: no Node, clock, database or framework.',
      severity: 'error',
      from: { path: '^libs/domain/' },
      to: { pathNot: ['^libs/domain/', 'node_modules/(temporal-polyfill|temporal-utils|big\\.js|@types/big\\.js)/'] },
    },
    mayOnlyReach('contract-names-only', lib('contract'), [lib('domain')], 'What two sides both name knows nobody else.'),
    mayOnlyReach('config-stands-alone', lib('config'), [], 'The environment is read without anybody else.'),
    mayOnlyReach('database-is-beneath', lib('database'), [lib('domain', 'contract', 'config'), '^data/'], 'The database knows no use of it.'),
    mayOnlyReach('clients-are-beneath', lib('clients'), [lib('domain', 'contract', 'config')], 'Other systems know no use of them.'),
    mayOnlyReach('desk-is-general', lib('desk'), [lib('domain', 'database', 'contract')], 'The desk applies events and knows no business of its own.'),
    ...['orders', 'books', 'people'].map((name) =>
      mayOnlyReach(`${name}-lean-on-the-desk`, lib(name), [lib('desk', 'domain', 'database', 'contract', 'config', 'clients')], 'Business parts lean on the desk and what is beneath it, not on each other.'),
    ),
    mayOnlyReach('activities-use-libs', '^activities/', ['^libs/'], 'Activities know libraries alone.'),
    {
      name: 'workflows-see-names-only',
      comment: 'A workflow that reaches further bundles without an error and loses determinism: names and payloads only.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(apps|activities|libs)/', pathNot: ['^libs/contract/(?!forms/)', '^activities/'] },
    },
    {
      name: 'workflows-know-types-of-activities',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-use-the-sdk-alone',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: 'node_modules/', pathNot: ['node_modules/@temporalio/(workflow|common)/'] },
    },
    {
      name: 'apps-know-types-of-workflows',
      comment: 'Workflow code runs in the bundle; a name is enough to start it.',
      severity: 'error',
      from: { path: '^(apps|activities)/' },
      to: { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    },
    mayOnlyReach('the-web-app-takes-names-and-rules', '^apps/web/', [lib('contract', 'domain'), '^apps/api/problems/texts/'], 'The browser gets forms, words and pure rules; everything else comes through the API.'),
    { name: 'nothing-imports-apps', severity: 'error', from: { pathNot: '^(apps|test)/' }, to: { path: '^apps/' } },
    { name: 'tests-stay-outside', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-dependencies',
      comment: 'What runs is among the dependencies, not among those for development; the web app is built and benches are run by developers.',
      severity: 'error',
      from: { path: '^(apps|activities|libs|workflows)/', pathNot: '^apps/(web|bench)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|\\.data|\\.cache)/', '\\.(css|gen\\.ts)$'] },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
