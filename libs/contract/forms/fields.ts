import { z } from 'zod';
import { isPlainDate } from '../../domain/calendar/plain-date';
import { koreanPhone } from '../../domain/identifiers/korean-phone';
import { isRefusal } from '../../domain/refusal';

/** What a person reads beside a field; screens and the OpenAPI file take both from here. */
export interface Label {
  readonly title: string;
  readonly description?: string;
}

const nfc = (text: string): string => text.normalize('NFC').trim();

/** Text as people type it: normalised (Hangul from a Mac arrives decomposed), without blanks at its ends. */
export const text = (label: Label, max = 200) => z.string().overwrite(nfc).min(1, 'required').max(max, 'too-long').meta({ ...label });

/** A Korean phone number (K-15), with or without hyphens. */
export const phone = (label: Label) =>
  z.string().overwrite(nfc).max(20, 'too-long').refine((typed) => !isRefusal(koreanPhone(typed)), 'not-a-phone-number').meta({ ...label, examples: ['010-0000-1234'] });

/** Longer text: a reason, a scenario, a comment. */
export const longText = (label: Label) => text(label, 10_000);

export const optionalText = (label: Label, max = 200) => z.string().overwrite(nfc).max(max, 'too-long').optional().meta({ ...label });

/** A Korean business date. */
export const date = (label: Label) =>
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date').refine(isPlainDate, 'not-a-date').meta({ ...label, format: 'date', examples: ['2026-11-26'] });

/** Whether an amount is meant without VAT or with it; none where it is the VAT itself, or money that changes hands. */
export type VatBasis = 'exclusive' | 'inclusive' | 'none';

/** An amount is never without its basis: the field says it beside its unit. */
const money = (label: Label, vatBasis: VatBasis) => ({ ...label, format: 'won', vatBasis });

/** Won in JSON: digits as text, so that no amount loses its last won on the way. */
export const won = (label: Label, vatBasis: VatBasis = 'exclusive') =>
  z.string().regex(/^(0|[1-9]\d{0,15})$/, 'not-won').meta({ ...money(label, vatBasis), examples: ['160000'] });

/** Won that may lie below zero: what is taken back. */
export const signedWon = (label: Label, vatBasis: VatBasis = 'exclusive') =>
  z.string().regex(/^(0|-?[1-9]\d{0,15})$/, 'not-won').meta({ ...money(label, vatBasis), examples: ['-160000'] });

export const count = (label: Label, least = 1, most = 100_000) =>
  z.int('not-a-whole-number').min(least, 'too-small').max(most, 'too-large').meta({ ...label });

export const yesNo = (label: Label) => z.boolean().meta({ ...label });

/** The result of a check that a person makes: it went well, or what was found. */
export const comment = optionalText({ title: '의견', description: '다음 담당자가 참고할 내용' }, 2_000);

/** A line of goods that change hands (D-06). */
export const goodsLine = z.strictObject({ item: text({ title: '품명' }, 100), model: optionalText({ title: '규격' }, 100), quantity: count({ title: '수량' }), remark: optionalText({ title: '비고' }) });

export const lineNumber = (label: Label) => z.string().regex(/^[\d-]{8,20}$/, 'not-a-number').meta({ ...label });

export const ipRange = (label: Label) => z.cidrv4('not-an-ip-range').meta({ ...label, examples: ['10.20.30.0/28'] });
