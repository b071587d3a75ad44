import type { Tx } from '../../libs/database/transaction';
import type { Desk } from '../../libs/desk/desk';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import { orThrow, type Refusal } from '../../libs/domain/refusal';
import { changeRecordingDay, recordingDays } from '../../libs/orders/recording-days';
import { enterAbsence } from '../../libs/people/stand-in';
import type { People } from './people';
import { dayOf, type Span } from './span';

interface Away {
  readonly who: string;
  readonly deputy: string;
  /** Business days, as an order's day is counted. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Their deputies do their tasks meanwhile, marked 대결. */
const absences: readonly Away[] = [
  { who: 'sales', deputy: 'sales-lead', from: 36, to: 42, reason: '휴가' },
  { who: 'sales-lead', deputy: 'sales', from: -2, to: -1, reason: '교육' },
];

/** What concerns no single order: who is away, and how many recordings a Thursday takes. */
export class OfficeDays {
  constructor(
    private readonly desk: Desk,
    private readonly span: Span,
    private readonly people: People,
  ) {}

  /** Who is away from today on enters it in the morning. */
  async begin(today: PlainDate): Promise<void> {
    for (const away of absences) {
      if (dayOf(this.span, away.from) !== today) continue;
      await this.as(away.who, (tx) => this.goAway(tx, away));
    }
  }

  private async goAway(tx: Tx, { who, deputy, from, to, reason }: Away): Promise<unknown> {
    const personId = this.people.idOf(who);
    const period = { from: dayOf(this.span, from), to: dayOf(this.span, to) };
    const known = await tx.one(`SELECT 1 FROM substitution WHERE person_id = $1 AND from_on = $2`, [personId, period.from]);
    return known ?? enterAbsence(tx, { personId, deputyId: this.people.idOf(deputy), ...period, reason });
  }

  /** On the last day: the next Thursday with a booking is full, and one in the far is closed for works in the studio. */
  async settleThursdays(): Promise<void> {
    const { items } = await this.as('consulting', (tx) => recordingDays(tx));
    const full = items.find(({ open, inTime, taken }) => open && inTime && taken > 0);
    const closed = items.findLast(({ open, taken }) => open && taken === 0);
    if (full) await this.change(full.thursday, full.taken, '녹음실 한 곳 점검');
    if (closed) await this.change(closed.thursday, 0, '녹음실 공사');
  }

  private change(thursday: PlainDate, capacity: number, reason: string): Promise<unknown> {
    return this.as('consulting', (tx) => changeRecordingDay(tx, this.desk, thursday, { capacity, reason }));
  }

  private async as<T>(login: string, work: (tx: Tx) => Promise<T | Refusal>): Promise<T> {
    return orThrow(await this.people.as(login, work));
  }
}
