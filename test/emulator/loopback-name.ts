/** The same URL by the name of this machine in place of its address. */
export function loopbackName(url: string): string {
  return url.replace("127.0.0.1", "localhost");
}
