import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';

/** A namespace of the test's own on the server that all tests share: workers of two test files never take each other's work. */
export async function ownNamespace(address: string): Promise<string> {
  const namespace = `test-${process.pid}-${randomBytes(4).toString('hex')}`;
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
    for (;;) {
      const known = await connection.workflowService.describeNamespace({ namespace }).then(
        () => true,
        () => false,
      );
      if (known) return namespace;
    }
  } finally {
    await connection.close();
  }
}
