import type { DocumentIdentifier } from "@aws-sdk/client-ssm";
import type { Resource } from "../model/resource.ts";
import { SsmDocument } from "../resources/ssm-document.ts";
import type { CollectContext } from "./define.ts";
import type { SsmCalls } from "./services/ssm.ts";

type Context = CollectContext<SsmCalls>;

/** The documents that the account owns in a Region, with their content judged. */
export async function* documents(context: Context): AsyncGenerator<Resource> {
  const Filters = [{ Key: "Owner", Values: ["Self"] }];
  const listed = context.items(
    "ListDocuments",
    { Filters, MaxResults: 50 },
    (output) => output.DocumentIdentifiers,
  );
  yield* context.each(listed, async (item) => {
    const { Name: name = "", DocumentType: documentType } = item;
    const { partition, region, account } = context;
    const arn = `arn:${partition}:ssm:${region}:${account}:document/${name}`;
    return context.resource(SsmDocument, {
      arn,
      id: name,
      name,
      tags: Object.fromEntries((item.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
      documentType,
      sharedWith: await sharedWith(context, name, arn),
      ...(await content(context, item, arn)),
    });
  });
}

async function sharedWith(context: Context, Name: string, arn: string) {
  const accounts = await context.readAll(
    "DescribeDocumentPermission",
    { Name, PermissionType: "Share" },
    (output) => output.AccountIds,
    arn,
  );
  return accounts?.sort();
}

async function content(context: Context, item: DocumentIdentifier, arn: string) {
  const isSession = item.DocumentType === "Session";
  const none = isSession ? {} : { sessionPreferences: null };
  if (!isSession && !context.wants(SsmDocument, "secret")) return none;
  // In the format that it was written in, as comments may hold secrets too; of sessions only JSON is understood.
  const DocumentFormat = isSession ? "JSON" : item.DocumentFormat;
  const output = await context.read("GetDocument", { Name: item.Name, DocumentFormat }, arn);
  if (output?.Content === undefined) return none;
  const { secret } = await context.judge("content", output.Content);
  return {
    secret,
    sessionPreferences: isSession ? sessionPreferences(context, arn, output.Content) : null,
  };
}

interface SessionContent {
  readonly sessionType?: unknown;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

function sessionPreferences(context: Context, arn: string, text: string) {
  let session: SessionContent;
  try {
    session = JSON.parse(text) as SessionContent;
  } catch {
    const failure = { name: "Content", message: "the content could not be understood" };
    context.unread(
      "GetDocument",
      { type: SsmDocument, field: "sessionPreferences", arn },
      "",
      failure,
    );
    return undefined;
  }
  if (session.sessionType !== "Standard_Stream") return null;
  const { kmsKeyId, cloudWatchLogGroupName, cloudWatchEncryptionEnabled } = session.inputs ?? {};
  return {
    kmsKeyId: nonEmpty(kmsKeyId),
    logGroup: nonEmpty(cloudWatchLogGroupName),
    logGroupMustBeEncrypted: cloudWatchEncryptionEnabled === true,
  };
}

function nonEmpty(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
