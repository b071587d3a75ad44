import type { StepWork } from '../../desk/step-work';

/** The contract record shows where its paper is: drafted, in legal review, being concluded. */
const contractIs = (status: 'DRAFT' | 'LEGAL_REVIEW' | 'CONTRACTING'): StepWork => ({
  async opened(tx, { run }) {
    await tx.query(`UPDATE contract SET status = $2 WHERE order_id = $1 AND opened_on IS NULL`, [run.orderId, status]);
  },
});

export const draftContract = contractIs('DRAFT');
export const reviewContract = contractIs('LEGAL_REVIEW');
export const contractIsBeingConcluded = contractIs('CONTRACTING');
