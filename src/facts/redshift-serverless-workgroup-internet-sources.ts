import { RedshiftServerlessWorkgroup } from "../resources/redshift-serverless-workgroup.ts";
import { internetSourcesFact } from "./internet-sources.ts";

export const redshiftServerlessWorkgroupInternetSources = internetSourcesFact(
  RedshiftServerlessWorkgroup,
);
