export { readInfrastructure } from "./infrastructure.ts";
export { locationIndex } from "./location-index.ts";
export { fileInput } from "./read-input.ts";
