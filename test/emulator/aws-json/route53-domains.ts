import { awsJsonCommand } from "../../../src/collect/aws-json/client.ts";
import { SERVICE } from "../../../src/collect/aws-json/route53-domains.ts";
import { boolean, number, operation, string } from "../../../src/collect/aws-json/shapes.ts";

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

export const RegisterDomainCommand = awsJsonCommand(SERVICE, RegisterDomain);
export const DisableDomainTransferLockCommand = awsJsonCommand(SERVICE, DisableDomainTransferLock);
