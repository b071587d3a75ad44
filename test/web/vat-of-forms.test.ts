import { allForms } from '../../libs/contract/forms/all-forms';
import { formJsonSchema, formSchemaText } from '../../libs/desk/forms';

interface Field {
  readonly format?: string;
  readonly vatBasis?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
}

/** Every field for an amount, by its name in the form, with the basis that stands beside its unit. */
const amountsOf = (field: Field, name: string): readonly (readonly [name: string, basis: string | undefined])[] =>
  field.format === 'won'
    ? [[name, field.vatBasis]]
    : [...Object.entries(field.properties ?? {}).flatMap(([part, of]) => amountsOf(of, `${name}.${part}`)), ...(field.items ? amountsOf(field.items, name) : [])];

describe('the amounts that people fill in', () => {
  it('each say whether VAT is in them: only approvals of bills are with VAT, only the VAT itself has no basis', () => {
    const amounts = Object.keys(allForms).flatMap((form) => amountsOf(formJsonSchema(allForms, form) as Field, form));
    const [exclusive, others] = [amounts.filter(([, basis]) => basis === 'exclusive'), amounts.filter(([, basis]) => basis !== 'exclusive')];
    expect(others).toEqual([['billing-run-approval.totalWon', 'inclusive'], ['partner-invoice.lines.vatWon', 'none']]);
    expect(exclusive.map(([name]) => name).toSorted()).toEqual([
      'billing-request.customer.chargeWon',
      'billing-request.partner.amountWon',
      'cancelled-work-approval.totalWon',
      'cancelled-work.items.amountWon',
      'customer-contract.amountWon',
      'feasibility.expectedMarginWon',
      'negotiated-price-approval.agreedAmountWon',
      'partner-contract.amountWon',
      'partner-invoice.lines.supplyWon',
    ]);
  });

  it('are the same form under whatever basis people read: a published plan stays what it is', () => {
    expect(formSchemaText(allForms, 'partner-invoice')).not.toContain('vatBasis');
  });
});
