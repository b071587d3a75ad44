import { catalogueContentOf, parameterContentOf } from '../../database/reference-data';
import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { PriceVersionContent } from '../../domain/pricing/catalogue';
import { differencesOfCatalogues, differencesOfParameters, type Difference } from '../../domain/pricing/differences-of-versions';
import type { ParametersContent } from '../../domain/pricing/parameters';
import type { Refusal } from '../../domain/refusal';

export type VersionKind = 'CATALOGUE' | 'PARAMETERS';

/** What a version holds: prices, or parameters. */
export type VersionContent = PriceVersionContent | ParametersContent;

export const tableOf: Readonly<Record<VersionKind, string>> = { CATALOGUE: 'catalogue_version', PARAMETERS: 'parameter_version' };

/** What is in force on a day by what is known today, versions to come included. */
export const contentOn = (tx: Tx, kind: VersionKind, on: PlainDate): Promise<VersionContent | Refusal> =>
  kind === 'CATALOGUE' ? catalogueContentOf<PriceVersionContent>(tx, on) : parameterContentOf<ParametersContent>(tx, on);

/** Two versions of the same kind, compared. */
export const differencesOf = (kind: VersionKind, was: VersionContent, is: VersionContent): readonly Difference[] =>
  kind === 'CATALOGUE' ? differencesOfCatalogues(was as PriceVersionContent, is as PriceVersionContent) : differencesOfParameters(was as ParametersContent, is as ParametersContent);
