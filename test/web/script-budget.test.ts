import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scriptBefore } from '../../apps/bench/measuring/script-size';

const built = join(__dirname, '../../dist/web');
const budget = 250 * 1024;

(existsSync(built) ? describe : describe.skip)('the script that is loaded before the first page shows', () => {
  it.each(['src/inbox/InboxPage.tsx', 'src/home/HomePage.tsx'])('is at most 250 KB, packed: %s', (page) => {
    const size = scriptBefore(built, [page, 'src/texts-ko.ts']);
    expect(size).toBeGreaterThan(100 * 1024);
    expect(size).toBeLessThanOrEqual(budget);
  });
});
