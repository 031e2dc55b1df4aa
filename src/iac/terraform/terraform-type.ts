/** The account and Region of one provider, where all that it made agrees on them. */
export interface Owner {
  readonly partition: string;
  readonly account: string;
  readonly region?: string;
}

/** How one type of Terraform's AWS provider appears in a snapshot. */
export interface TerraformType {
  /** Resource type of the snapshot. */
  readonly type: string;
  /** Attributes that may hold the ARN, the first that does so counts. */
  readonly arn: readonly string[];
  /** What stands behind an ARN that the snapshot does not have. */
  readonly trim?: RegExp;
  /** The id says it: all over the world, or in the account and Region of its owner. */
  readonly byId?: "everywhere" | "here";
  /** Builds the ARN where no attribute holds it. */
  readonly arnOf?: (text: (name: string) => string, owner: Owner) => string | undefined;
}

/** The attributes hold the ARN, the first that does so; `arn` if none is named. */
export const plain = (type: string, ...arn: readonly string[]): TerraformType => ({
  type,
  arn: arn.length > 0 ? arn : ["arn"],
});
/** The ARN is put together from other attributes. */
export const built = (type: string, arnOf: NonNullable<TerraformType["arnOf"]>): TerraformType => ({
  type,
  arn: [],
  arnOf,
});
/** A setting of an account in a Region. */
export const setting = (type: string, service: string, path: string) =>
  built(type, (_, { partition, account, region }) =>
    region === undefined ? undefined : `arn:${partition}:${service}:${region}:${account}:${path}`,
  );
/** One of several in a Region, by its name. */
export const named = (type: string, service: string, path: string) =>
  built(type, (text, { partition, account, region }) =>
    region === undefined
      ? undefined
      : `arn:${partition}:${service}:${region}:${account}:${path}/${text("name")}`,
  );
/** The id says it, as `byId` of a TerraformType tells. */
export const byId = (type: string, where: NonNullable<TerraformType["byId"]>): TerraformType => ({
  type,
  arn: [],
  byId: where,
});
