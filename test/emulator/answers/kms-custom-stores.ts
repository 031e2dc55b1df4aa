import {
  ConnectCustomKeyStoreCommand,
  CreateCustomKeyStoreCommand,
  type CustomKeyStoresListEntry,
  DescribeCustomKeyStoresCommand,
  DisconnectCustomKeyStoreCommand,
} from "@aws-sdk/client-kms";
import { type Answer, answer } from "../answers.ts";
import { ServiceError } from "../errors.ts";
import { agedDate } from "./naming.ts";

/** moto has no custom key stores: these live in the emulator. */
export function kmsCustomStoreAnswers(): Answer[] {
  const stores = new Map<string, CustomKeyStoresListEntry[]>();
  const inRegion = (region: string): CustomKeyStoresListEntry[] => stores.get(region) ?? [];
  const find = (region: string, id: string | undefined): CustomKeyStoresListEntry => {
    const store = inRegion(region).find(({ CustomKeyStoreId }) => CustomKeyStoreId === id);
    if (store === undefined) throw new ServiceError("CustomKeyStoreNotFoundException", `${id}`);
    return store;
  };

  return [
    answer(CreateCustomKeyStoreCommand, ({ input, region }) => {
      const present = inRegion(region);
      const { CustomKeyStoreName: name, XksProxyUriEndpoint, XksProxyUriPath } = input;
      const id = `cks-${String(present.length + 1).padStart(17, "0")}`;
      const type = input.CustomKeyStoreType ?? "AWS_CLOUDHSM";
      const store: CustomKeyStoresListEntry = {
        CustomKeyStoreId: id,
        CustomKeyStoreName: name,
        CustomKeyStoreType: type,
        ConnectionState: "DISCONNECTED",
        CreationDate: agedDate(name, new Date()),
        ...(type === "AWS_CLOUDHSM"
          ? {
              CloudHsmClusterId: input.CloudHsmClusterId,
              TrustAnchorCertificate: input.TrustAnchorCertificate,
            }
          : {
              XksProxyConfiguration: {
                Connectivity: input.XksProxyConnectivity,
                UriEndpoint: XksProxyUriEndpoint,
                UriPath: XksProxyUriPath,
              },
            }),
      };
      stores.set(region, [...present, store]);
      return { CustomKeyStoreId: id };
    }),
    answer(DescribeCustomKeyStoresCommand, ({ input, region }) => {
      const { CustomKeyStoreId: id, CustomKeyStoreName: name } = input;
      const found = inRegion(region).filter(
        (store) =>
          (id ?? store.CustomKeyStoreId) === store.CustomKeyStoreId &&
          (name ?? store.CustomKeyStoreName) === store.CustomKeyStoreName,
      );
      if ((id ?? name) !== undefined && found.length === 0) find(region, id ?? name);
      return { CustomKeyStores: found, Truncated: false };
    }),
    answer(ConnectCustomKeyStoreCommand, ({ input, region }) => {
      find(region, input.CustomKeyStoreId).ConnectionState = "CONNECTED";
      return {};
    }),
    answer(DisconnectCustomKeyStoreCommand, ({ input, region }) => {
      find(region, input.CustomKeyStoreId).ConnectionState = "DISCONNECTED";
      return {};
    }),
  ];
}
