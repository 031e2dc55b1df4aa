import { CloudFrontDistribution } from "../resources/cloudfront-distribution.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const cloudFrontDistributionShieldAdvanced = shieldAdvancedFact(CloudFrontDistribution);
