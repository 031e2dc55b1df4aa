import { NeptuneDbInstance } from "../resources/neptune-db-instance.ts";
import { internetSourcesFact } from "./internet-sources.ts";

export const neptuneDbInstanceInternetSources = internetSourcesFact(NeptuneDbInstance);
