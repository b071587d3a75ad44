import type { z } from 'zod';
import * as acceptance from './acceptance';
import * as contracting from './contracting';
import { nameFieldRules } from './field-rules';
import * as month from './month';
import * as provisioning from './provisioning';
import * as takingBack from './taking-back';

nameFieldRules();

/** `vpnLineOpening` is the form `vpn-line-opening` of the plans. */
const nameOf = (exported: string): string => exported.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const schemas: Readonly<Record<string, z.ZodType>> = { ...contracting, ...provisioning, ...acceptance, ...month, ...takingBack };

/** The form of every step, by the name that plans use. */
export const allForms: Readonly<Record<string, z.ZodType>> = Object.fromEntries(Object.entries(schemas).map(([exported, schema]) => [nameOf(exported), schema]));
