/**
 * What stands on the screen when everything is up.
 * @param {import('./installation.mjs').Installation} installation
 * @param {string} took
 */
export function welcome({ address, temporalUi, people, sampleOrders, password, env }, took) {
  return [
    '',
    `이음이 켜졌습니다. Ieum is up (${took}).`,
    '',
    `  주소        ${address}`,
    `  API         ${address}/api/openapi.json`,
    ...(temporalUi ? [`  Temporal    ${temporalUi}`] : []),
    ...(sampleOrders ? [`  표본 주문   ${sampleOrders.orders}건, 마감된 넉 달 sample orders and four closed months, loaded in ${sampleOrders.seconds} s`] : []),
    ...logins(people, password),
    '',
    '  다음 할 일 What to do next',
    `    npm run demo -- --url ${address}`,
    '                              another terminal: one order here, from the application to both payouts',
    ...(env.IEUM_TEST_CLOCK === '1' ? ['    the test clock is on: an administrator moves business time'] : []),
    '    npm run reset             starts over (stop this first)',
    '    Ctrl-C                    stops everything; the state stays in .data/',
    '',
  ].join('\n');
}

/** @param {import('./installation.mjs').Installation['people']} people @param {string} password */
function logins(people, password) {
  if (people.length === 0) return [];
  const width = Math.max(...people.map(({ login }) => login.length)) + 2;
  return ['', `  데모 로그인 Demo logins, password ${password}`, ...people.map(({ login, name, role }) => `    ${login.padEnd(width)}${name}  ${role}`)];
}
