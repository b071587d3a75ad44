import { allForms } from '../../../libs/contract/forms/all-forms';
import { formJsonSchema } from '../../../libs/desk/forms';
import { callCentreSubscription } from '../../../libs/domain/process/plans/call-centre-subscription';
import { cancelledOrder } from '../../../libs/domain/process/plans/cancelled-order';
import { whatEarlierStepsTell } from '../../../libs/domain/process/what-earlier-steps-tell';

const steps = { ...callCentreSubscription.steps, ...cancelledOrder.steps };
const asked = Object.entries(whatEarlierStepsTell).flatMap(([step, earlier]) => Object.entries(earlier).map(([key, fields]) => ({ step, key, fields })));

/** Every step that must be over before this one begins. */
const before = (key: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const look = (at: string) => {
    for (const one of steps[at]?.after ?? [])
      if (!found.has(one)) {
        found.add(one);
        look(one);
      }
  };
  look(key);
  return found;
};

describe('what earlier steps tell whoever comes after', () => {
  it.each(asked)('$step is told of $key', ({ step, key, fields }) => {
    const form = steps[key]?.form ?? '';
    const { properties } = formJsonSchema(allForms, form) as { properties: Readonly<Record<string, unknown>> };
    expect(steps[step]).toBeDefined();
    expect(fields.filter((field) => !(field in properties))).toEqual([]);
    expect(fields).not.toContain('comment');
    expect(before(step).has(key) || step in cancelledOrder.steps).toBe(true);
  });

  it('gives whoever records the text, and whoever registers the number what was assigned', () => {
    expect(whatEarlierStepsTell['record-scenario']).toEqual({ 'submit-scenario': ['scenarioText'] });
    expect(whatEarlierStepsTell['register-icis']).toEqual({ 'assign-did-dod': ['numbers'] });
  });
});
