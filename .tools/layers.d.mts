export declare const LAYERS: Readonly<Record<string, readonly string[]>>;
export declare const ROOT_MODULES: readonly string[];
export declare const PACKAGES: readonly {
  readonly pattern: readonly string[];
  readonly folders: readonly string[];
}[];
