/** The way from a browser to the sample console, and to nothing else: whatever
 * other host it asks for is refused, so a test needs no network and no port 443. */
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { HOSTS } from "../console/server.mjs";

const REFUSED = "HTTP/1.1 403 Forbidden\r\n\r\n";
const CONNECTED = "HTTP/1.1 200 Connection Established\r\n\r\n";

export async function startProxy(consolePort: number) {
  const open = new Set<Socket>();
  const server = createServer((_, response) => void response.writeHead(403).end());
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.on("connect", ({ url = "" }, client: Socket) => {
    client.on("error", () => client.destroy());
    if (!Object.keys(HOSTS).some((host) => url === `${host}:443`)) {
      client.end(REFUSED);
      return;
    }
    const site = connect(consolePort, "127.0.0.1", () => {
      client.write(CONNECTED);
      client.pipe(site).pipe(client);
    });
    site.on("error", () => client.destroy());
    client.on("close", () => site.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (): void => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
