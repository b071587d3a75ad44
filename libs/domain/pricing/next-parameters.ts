import type { PlainDate } from '../calendar/plain-date';
import type { ParametersContent } from './parameters';

export type ParameterValues = Readonly<Partial<Record<keyof ParametersContent['parameters'], string | number | boolean | undefined>>>;

/** The parameters that follow others from a day on: those named are new, the others stay. Each keeps its words and its rules. */
export function nextParameters(before: ParametersContent, effectiveFrom: PlainDate, values: ParameterValues): ParametersContent {
  const named = Object.entries(before.parameters).map(([name, parameter]) => [name, { ...parameter, value: values[name as keyof ParameterValues] ?? parameter.value }]);
  return { ...before, code: `parameters-${effectiveFrom}`, effectiveFrom, parameters: Object.fromEntries(named) as ParametersContent['parameters'] };
}
