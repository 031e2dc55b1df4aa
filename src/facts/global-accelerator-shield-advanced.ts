import { GlobalAccelerator } from "../resources/global-accelerator.ts";
import { shieldAdvancedFact } from "./shield-advanced.ts";

export const globalAcceleratorShieldAdvanced = shieldAdvancedFact(GlobalAccelerator);
