import { ownCommand } from "../../../src/collect/own-clients/client.ts";
import { SERVICE } from "../../../src/collect/own-clients/route53-domains.ts";
import { boolean, number, operation, string } from "../../../src/collect/own-clients/shapes.ts";

// What fills the emulated account; keelson itself only reads.

export const RegisterDomain = operation(
  "RegisterDomain",
  { DomainName: string, DurationInYears: number, AutoRenew: boolean },
  { OperationId: string },
);
export const DisableDomainTransferLock = operation(
  "DisableDomainTransferLock",
  { DomainName: string },
  { OperationId: string },
);

export const RegisterDomainCommand = ownCommand(SERVICE, RegisterDomain);
export const DisableDomainTransferLockCommand = ownCommand(SERVICE, DisableDomainTransferLock);
