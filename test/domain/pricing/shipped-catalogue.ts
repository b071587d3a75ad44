import content from '../../../data/catalogue/call-centre-2014-07.json';
import parameterContent from '../../../data/parameters/2014-07.json';
import { priceVersionFrom, type PriceVersion } from '../../../libs/domain/pricing/catalogue';
import { parametersFrom, type Parameters } from '../../../libs/domain/pricing/parameters';
import type { ProductSelection } from '../../../libs/domain/pricing/product-selection';

/** The price table (D-03), as it is shipped. */
export const callCentre2014: PriceVersion = priceVersionFrom(content);
export const parameters2014: Parameters = parametersFrom(parameterContent);

export const aSelection = (more: Partial<ProductSelection> = {}): ProductSelection => ({
  seats: 30,
  termMonths: 36,
  recordingSeats: 0,
  extraLines: 0,
  negotiated: [],
  ...more,
});
