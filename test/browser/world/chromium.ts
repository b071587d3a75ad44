import { existsSync } from 'node:fs';

const named = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** The system's own browser; where there is none, what needs it is not run, and says so. */
export const chromiumPath = existsSync(named) ? named : undefined;

export const inTheBrowser = chromiumPath ? describe : describe.skip;
