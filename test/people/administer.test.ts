import { Browser } from '../api/world/browser';
import { refusedWithoutTrace } from '../api/world/whole-database';
import { TestOffice } from '../world/test-office';

let office: TestOffice;
let admin: Browser;
beforeAll(async () => {
  office = await TestOffice.open('2026-09-01T09:00:00');
  admin = await Browser.signedIn(office.url, 'admin');
}, 60_000);
afterAll(() => office?.close(), 60_000);

const idOf = async (login: string): Promise<string> => (await office.rows<{ id: string }>(`SELECT id FROM person WHERE login = $1`, [login]))[0]?.id ?? '';
const teamOf = async (role: string): Promise<{ id: string; unitId: string }> => (await office.rows<{ id: string; unitId: string }>(`SELECT id, unit_id AS "unitId" FROM team WHERE role = $1`, [role]))[0] ?? { id: '', unitId: '' };
const rolesOf = async (browser: Browser): Promise<string[]> => ((await browser.get('/api/me')).body['memberships'] as { role: string }[]).map(({ role }) => role).toSorted();
const history = async (kind: string, id: string): Promise<string[]> => ((await admin.get(`/api/audit?subjectKind=${kind}&subjectId=${id}`)).body['items'] as { action: string }[]).map(({ action }) => action);

describe('people of the house', () => {
  it('belong to a team from a day to a day, and both stay on record', async () => {
    const [person, team] = [await idOf('branch'), await teamOf('LEGAL')];
    const branch = await Browser.signedIn(office.url, 'branch');
    expect((await admin.post(`/api/people/${person}/memberships`, { body: { teamId: team.id, supervisor: true, from: '2026-09-02' } })).status).toBe(200);
    expect(await rolesOf(branch)).toEqual(['BRANCH']);
    await office.itIs('2026-09-02T09:00:00');
    expect(await rolesOf(branch)).toEqual(['BRANCH', 'LEGAL']);
    expect((await admin.post(`/api/people/${person}/memberships`, { body: { teamId: team.id, supervisor: false, from: '2026-09-03' } })).problem.code).toBe('people.already-member');
    await admin.post(`/api/people/${person}/memberships/end`, { body: { teamId: team.id, lastDay: '2026-09-02' } });
    await office.itIs('2026-09-03T09:00:00');
    expect(await rolesOf(branch)).toEqual(['BRANCH']);
    expect(await office.rows(`SELECT supervisor, valid_from, valid_to FROM team_member WHERE person_id = $1 AND team_id = $2`, [person, team.id])).toEqual([{ supervisor: true, valid_from: '2026-09-02', valid_to: '2026-09-02' }]);
    expect(await history('PERSON', person)).toEqual(['membership.ended', 'membership.begun']);
  });

  it('join no team of another firm', async () => {
    const foreign = await teamOf('PARTNER_SYSTEM');
    expect((await admin.post(`/api/people/${await idOf('branch')}/memberships`, { body: { teamId: foreign.id, supervisor: false, from: '2026-09-02' } })).problem.code).toBe('people.team-not-found');
  });

  it('get a first password anew, and what the old one had opened ends', async () => {
    const network = await Browser.signedIn(office.url, 'network');
    expect((await admin.post(`/api/people/${await idOf('network')}/reset-password`, { body: { password: '새 비밀번호 2026' } })).body).toEqual({ reset: true });
    expect((await network.get('/api/me')).status).toBe(401);
    await expect(Browser.signedIn(office.url, 'network')).rejects.toThrow('cannot log in');
    const again = await Browser.signedIn(office.url, 'network', '새 비밀번호 2026');
    expect((await again.get('/api/me')).body['passwordIsFirst']).toBe(true);
  });

  it('do nothing with the password that somebody gave them but choose their own', async () => {
    const network = await Browser.signedIn(office.url, 'network', '새 비밀번호 2026');
    expect((await network.get('/api/tasks?box=mine')).problem).toMatchObject({ status: 403, code: 'login.password-to-change' });
    expect((await network.post('/api/me/password', { body: { old: '새 비밀번호 2026', new: '새 비밀번호 2026' } })).problem).toMatchObject({ code: 'login.same-password', field: 'new' });
    expect((await network.post('/api/me/password', { body: { old: '새 비밀번호 2026', new: '나만 아는 말 2026' } })).status).toBe(204);
    expect((await network.get('/api/tasks?box=mine')).status).toBe(200);
  });

  it('who leave are out at once, and nobody puts themselves out', async () => {
    const [credit, me] = [await Browser.signedIn(office.url, 'credit'), await idOf('admin')];
    await admin.post(`/api/people/${await idOf('credit')}/deactivate`, { body: { reason: '퇴사' } });
    expect((await credit.get('/api/me')).status).toBe(401);
    await expect(Browser.signedIn(office.url, 'credit')).rejects.toThrow('cannot log in');
    expect((await admin.post(`/api/people/${me}/deactivate`, { body: { reason: '실수' } })).problem.code).toBe('people.not-oneself');
  });

  it('come back to their login and their teams', async () => {
    expect((await admin.post(`/api/people/${await idOf('credit')}/reactivate`, { body: { reason: '복직' } })).body).toEqual({ active: true });
    expect((await admin.post(`/api/people/${await idOf('credit')}/reactivate`, { body: { reason: '복직' } })).problem.code).toBe('people.active-already');
    expect(await rolesOf(await Browser.signedIn(office.url, 'credit'))).toEqual(['CREDIT_CENTER']);
  });

  it('begin with a login, a first password and several teams at once, and are found by where they belonged on a day', async () => {
    const foreign = await teamOf('PARTNER_SYSTEM');
    const [legal, branch, telco] = [await teamOf('LEGAL'), await teamOf('BRANCH'), (await admin.get('/api/me')).body['organisation'] as { id: string }];
    const garam = {
      organisationId: telco.id, login: 'garam.lee', name: '이가람', email: 'garam@ieum.example.com', phone: '010-0000-1300', password: '첫 비밀번호 2026',
      memberships: [{ teamId: legal.id, supervisor: true, from: '2026-09-03' }, { teamId: branch.id, supervisor: false, from: '2026-10-01' }],
    };
    const made = await admin.post('/api/people', { body: garam });
    expect(made).toMatchObject({ status: 201, body: { login: 'garam.lee', memberships: [{ role: 'LEGAL', supervisor: true, from: '2026-09-03', lastDay: null }, { role: 'BRANCH', from: '2026-10-01' }] } });
    const id = String(made.body['id']);
    await admin.post(`/api/people/${id}/memberships/end`, { body: { teamId: legal.id, lastDay: '2026-10-31' } });
    const inTeamOn = async (teamId: string, on: string) => ((await admin.get(`/api/people?team=${teamId}&on=${on}`)).body['items'] as { login: string }[]).map(({ login }) => login);
    expect(await inTeamOn(legal.id, '2026-10-31')).toEqual(['legal', 'garam.lee']);
    expect(await inTeamOn(legal.id, '2026-11-01')).toEqual(['legal']);
    expect(await inTeamOn(branch.id, '2026-09-30')).toEqual(['branch']);
    expect(((await admin.get(`/api/people?q=${encodeURIComponent('이가')}`)).body['items'] as { id: string }[]).map((one) => one.id)).toEqual([id]);
    expect((await (await Browser.signedIn(office.url, 'garam.lee', '첫 비밀번호 2026')).get('/api/orders')).problem.code).toBe('login.password-to-change');
    expect(await refusedWithoutTrace(office, () => admin.post('/api/people', { body: garam }))).toMatchObject({ status: 409, code: 'people.login-taken', field: 'login' });
    expect(await refusedWithoutTrace(office, () => admin.post('/api/people', { body: { ...garam, login: 'other.lee', memberships: [...garam.memberships, { ...garam.memberships[0], teamId: foreign.id }] } }))).toMatchObject({ code: 'people.team-not-found', field: 'memberships.2.teamId' });
  });

  it('are called and reached otherwise: the name before and after is told, the address is not (K-18)', async () => {
    const person = await idOf('garam.lee');
    await admin.put(`/api/people/${person}`, { body: { name: '이가람별', email: 'star@ieum.example.com' } });
    const [latest] = (await admin.get(`/api/people/${person}/history`)).body['items'] as { action: string; before: unknown; after: unknown }[];
    expect(latest).toMatchObject({ action: 'person.changed', before: { name: '이가람' }, after: { name: '이가람별', changed: ['email', 'phone'] } });
  });

  it('are in a team once on any day, whoever writes it', async () => {
    const [person, team] = [await idOf('legal'), await teamOf('LEGAL')];
    await expect(office.rows(`INSERT INTO team_member (person_id, team_id, valid_from) VALUES ($1, $2, '2026-12-01')`, [person, team.id])).rejects.toThrow('team_member_once');
  });
});

describe('the people of a partner', () => {
  const leads = async (login: string): Promise<Browser> => {
    await office.rows(`UPDATE team_member SET supervisor = true WHERE person_id = (SELECT id FROM person WHERE login = $1)`, [login]);
    return Browser.signedIn(office.url, login);
  };
  const newcomer = async (role: string) => {
    const [row] = await office.rows<{ organisationId: string; teamId: string }>(`SELECT organisation_id AS "organisationId", id AS "teamId" FROM team WHERE role = $1`, [role]);
    return { organisationId: row?.organisationId, login: `new.${role.toLowerCase().replace('_', '-')}`, name: '새사람', email: 'new@example.com', password: '첫 비밀번호 2026', memberships: [{ teamId: row?.teamId, supervisor: false, from: '2026-09-03' }] };
  };

  it('are kept by its own lead, and by no lead of another firm', async () => {
    const [system, app] = [await leads('system'), await leads('app')];
    const made = await system.post('/api/people', { body: await newcomer('PARTNER_SYSTEM') });
    expect(made.status).toBe(201);
    const id = String(made.body['id']);
    const path = `/api/people/${id}`;
    expect(((await system.get('/api/people')).body['items'] as { login: string }[]).map(({ login }) => login)).toEqual(['system', 'new.partner-system']);
    expect((await system.get(`${path}/history`)).text).toContain('membership.begun');
    const tries = async (by: Browser) => {
      const asked = [by.get(path), by.get(`${path}/history`), by.post(`${path}/deactivate`, { body: { reason: '남의 사람' } }), by.post(`${path}/reset-password`, { body: { password: '남의 비밀번호 2026' } })];
      return (await Promise.all(asked)).map(({ problem }) => problem.code);
    };
    expect(await tries(app)).toEqual(Array(4).fill('people.not-found'));
    expect(await refusedWithoutTrace(office, async () => app.post('/api/people', { body: await newcomer('PARTNER_SYSTEM') }))).toMatchObject({ status: 404, code: 'organisation.not-found' });
    expect((await app.get(`/api/people?organisation=${(await newcomer('PARTNER_SYSTEM')).organisationId}`)).problem.code).toBe('people.not-yours-to-keep');
    const newcomers = await Browser.signedIn(office.url, 'new.partner-system', '첫 비밀번호 2026');
    await system.post(`${path}/reset-password`, { body: { password: '다른 첫 비밀번호 2026' } });
    expect((await newcomers.get('/api/me')).status).toBe(401);
    expect((await system.post(`${path}/deactivate`, { body: { reason: '퇴사' } })).body).toEqual({ active: false });
  });

  it('are not kept by a colleague who leads nobody, nor by the house beside its administrator', async () => {
    const device = await Browser.signedIn(office.url, 'device');
    expect(await refusedWithoutTrace(office, async () => device.post('/api/people', { body: await newcomer('PARTNER_DEVICE') }))).toMatchObject({ status: 403, code: 'people.not-yours-to-keep' });
    const lead = await Browser.signedIn(office.url, 'sales-lead');
    expect((await lead.post('/api/people', { body: await newcomer('PARTNER_DEVICE') })).problem.code).toBe('access.denied');
    expect((await lead.get(`/api/people/${await idOf('sales')}`)).problem.code).toBe('people.not-yours-to-keep');
    expect((await lead.get(`/api/people?organisation=${(await newcomer('PARTNER_DEVICE')).organisationId}`)).problem.code).toBe('people.not-yours-to-keep');
  });
});

describe('a unit', () => {
  it('is called otherwise from a day on, and stays the same (X-01)', async () => {
    const { unitId } = await teamOf('CONSULTING_SUPPORT');
    const renamed = await admin.post(`/api/units/${unitId}/rename`, { body: { nameKo: 'SMB현장지원담당', nameEn: 'SMB field support', from: '2026-10-01' } });
    expect((renamed.body['names'] as { nameKo: string; from: string }[]).map(({ nameKo, from }) => [nameKo, from])).toEqual([['컨설팅지원팀', '2014-01-01'], ['SMB현장지원담당', '2026-10-01']]);
    expect(await office.rows(`SELECT valid_to FROM org_unit_name WHERE unit_id = $1 AND valid_from = '2014-01-01'`, [unitId])).toEqual([{ valid_to: '2026-09-30' }]);
    expect((await admin.post(`/api/units/${unitId}/rename`, { body: { nameKo: '다른 이름', nameEn: 'Other', from: '2026-09-15' } })).problem.code).toBe('people.named-later');
    expect(await history('UNIT', unitId)).toEqual(['unit.renamed']);
  });
});
