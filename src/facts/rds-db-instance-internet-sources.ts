import { RdsDbInstance } from "../resources/rds-db-instance.ts";
import { internetSourcesFact } from "./internet-sources.ts";

export const rdsDbInstanceInternetSources = internetSourcesFact(RdsDbInstance);
