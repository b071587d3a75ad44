/** On which side of the house a person stands; row-level security asks for it. */
export type Side = 'STAFF' | 'PARTNER' | 'CUSTOMER' | 'SYSTEM';

/** A team membership of today: the role, in which team, of which unit. */
export interface Membership {
  readonly teamId: string;
  readonly unitId: string;
  readonly role: string;
  readonly supervisor: boolean;
}

/** Whose tasks somebody may work on today beside their own, and which of them (부재·대결, 위임). */
export interface ActsFor {
  readonly personId: string;
  readonly role: string | null;
  readonly step: string | null;
  readonly taskIds: readonly string[] | null;
}

/** Who acts. The system acts as itself, under a fixed id. */
export interface Actor {
  readonly id: string;
  readonly side: Side;
  readonly organisationId: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
  /** For whom they stand in; asked again of the database before anything is done. */
  readonly actsFor?: readonly ActsFor[];
}

export const systemActor: Actor = {
  id: '00000000-0000-7000-8000-000000000001',
  side: 'SYSTEM',
  organisationId: '00000000-0000-7000-8000-000000000000',
  name: '시스템',
  memberships: [],
};

export const hasRole = (actor: Actor, role: string): boolean => actor.memberships.some((m) => m.role === role);
