type StepKey = string;
/** A field of the form of that step. */
type Field = string;

/**
 * What the answers of earlier steps tell whoever does a step: the line to which an IP range is given, the text that is recorded, the numbers that are
 * registered. It is all that is told of them, outside firms included, whether or not they may see the step itself.
 */
export const whatEarlierStepsTell: Readonly<Record<StepKey, Readonly<Record<StepKey, readonly Field[]>>>> = {
  'confirm-quote-product': { 'check-site': ['network', 'specialConditions'] },
  'confirm-quote-consulting': { 'check-site': ['network', 'specialConditions'] },
  'receive-application': { 'collect-documents': ['quoteStampedOn'] },
  'review-feasibility': { 'register-opportunity': ['opportunityCode'] },
  'process-service-order': { 'conclude-customer-contract': ['concludedOn', 'amountWon'] },
  'open-vpn-line': { 'apply-vpn': ['appliedOn', 'remark'], 'check-site': ['network', 'specialConditions'] },
  'order-router': { 'order-leased-line': ['plannedInstallOn'] },
  'deliver-router': { 'order-router': ['orderedOn', 'wantedOn'] },
  'install-leased-line': { 'order-leased-line': ['plannedInstallOn'], 'check-site': ['network', 'specialConditions'] },
  'assign-ip': { 'open-vpn-line': ['lineNumber', 'openedOn', 'routerSerial'], 'install-leased-line': ['lineNumber', 'installedOn'], 'deliver-router': ['model', 'serial'] },
  'install-software': { 'assign-ip': ['ipRange'] },
  'train-users': { 'install-software': ['program', 'version', 'installedOn'] },
  'set-up-agent-app': { 'install-software': ['program', 'version'], 'develop-application': ['completedOn', 'version'] },
  'train-agent-app-users': { 'set-up-agent-app': ['plan', 'screens'] },
  'record-scenario': { 'submit-scenario': ['scenarioText'] },
  'load-scenario': { 'record-scenario': ['recordedOn', 'take', 'durationSeconds'] },
  'register-icis': { 'assign-did-dod': ['numbers'] },
  'train-agents': { 'hire-agents': ['agents'] },
  'train-agents-business': { 'train-agents': ['trainedOn', 'attendees'] },
  'final-test': { 'assign-ip': ['ipRange'], 'load-scenario': ['version', 'loadedOn'], 'assign-did-dod': ['numbers'], 'register-icis': ['terminatingNumber'] },
  'prepare-acceptance': { 'final-test': ['callDistribution', 'arsResult', 'testedOn'] },
  'accept-service': { 'final-test': ['callDistribution', 'arsResult', 'testedOn'] },
  'accept-agent-app': { 'develop-application': ['completedOn', 'version'] },
  'open-service': { 'accept-service': ['acceptedOn', 'inspector'], 'accept-agent-app': ['acceptedOn', 'inspector'] },
  'confirm-stability': { 'open-service': ['openedOn'] },
  'notify-settlement': { 'accept-service': ['acceptedOn', 'inspector'], 'accept-agent-app': ['acceptedOn', 'inspector'] },
  'request-one-off-billing': { 'accept-service': ['acceptedOn'], 'accept-agent-app': ['acceptedOn'], 'train-agents-business': ['completedOn'] },
  'remove-software': { 'install-software': ['program', 'version', 'installedOn'] },
  'remove-agent-app': { 'set-up-agent-app': ['plan'] },
  'disconnect-line': { 'open-vpn-line': ['lineNumber', 'openedOn', 'routerSerial'], 'install-leased-line': ['lineNumber', 'installedOn'] },
  'release-ip': { 'assign-ip': ['ipRange'] },
  'deregister-icis': { 'register-icis': ['terminatingNumber', 'registeredOn'] },
  'release-number': { 'assign-did-dod': ['numbers'] },
  'return-devices': { 'deliver-devices': ['deliveredOn', 'place', 'lines'] },
  'return-router': { 'deliver-router': ['model', 'serial', 'deliveredOn'] },
  'return-build-hardware': { 'deliver-build-hardware': ['deliveredOn', 'place', 'lines'] },
  'release-agents': { 'hire-agents': ['agents'] },
  'give-up-floor-space': { 'prepare-floor-space': ['site', 'places', 'equipment'] },
  'settle-cancelled-work': { 'return-devices': ['returnedOn', 'lines'], 'return-build-hardware': ['returnedOn', 'lines'] },
};
