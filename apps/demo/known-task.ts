/** A task as a person's inbox shows it. */
export interface KnownTask {
  readonly id: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly step: string;
  readonly instance: string;
  readonly round: number;
  readonly role: string;
  readonly version: number;
  readonly status: string;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly orderId: string | null;
  readonly accrualMonth: string | null;
}
