import { existsSync } from 'node:fs';

/** Whether the system's own browser is there, at the place that the tests look at: what needs it is otherwise not run, and says so. */
export const hasChromium = () => existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
