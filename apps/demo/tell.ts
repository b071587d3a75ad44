import { wonText } from '../../libs/domain/money/won-text';
import type { DoneTask } from './walk';

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
export const chapter = (ko: string, en: string): void => say(`\n── ${ko} · ${en}`);
export const won = (amount: string): string => `${wonText(BigInt(amount))}원`;

const weekday = (date: string): string => '일월화수목금토'[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
export const day = (date: string): string => `${date}(${weekday(date)})`;

/** Who did what on which day, by when it was due and by which rule. */
export const tellTask = ({ task, by, on }: DoneTask): void =>
  say(`  ${day(on)}  ${task.name.ko} ${task.name.en} · ${by.name} (${by.organisation}, ${task.role}) · 기한 due ${day(task.dueOn)} ← ${task.dueRule} · ${task.rules.join(' ')}`);
