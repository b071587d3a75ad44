import { Browser } from '../api/world/browser';
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
    expect((await (await Browser.signedIn(office.url, 'network', '새 비밀번호 2026')).get('/api/me')).status).toBe(200);
  });

  it('who leave are out at once, and nobody puts themselves out', async () => {
    const [credit, me] = [await Browser.signedIn(office.url, 'credit'), await idOf('admin')];
    await admin.post(`/api/people/${await idOf('credit')}/deactivate`, { body: { reason: '퇴사' } });
    expect((await credit.get('/api/me')).status).toBe(401);
    await expect(Browser.signedIn(office.url, 'credit')).rejects.toThrow('cannot log in');
    expect((await admin.post(`/api/people/${me}/deactivate`, { body: { reason: '실수' } })).problem.code).toBe('people.not-oneself');
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
