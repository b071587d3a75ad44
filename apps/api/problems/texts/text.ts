/** The words of one refusal code. `{name}` is replaced by the refusal's parameter of that name. */
export interface ProblemText {
  readonly status: number;
  readonly ko: string;
  readonly en: string;
}

export type ProblemTexts = Readonly<Record<string, ProblemText>>;
