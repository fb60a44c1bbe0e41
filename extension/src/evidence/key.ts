// The signing key: made in this browser, kept in it, and never readable, not
// even by this extension.

const DATABASE = "evidence";
const STORE = "keys";
const NAME = "signing";

export async function signingKey(): Promise<CryptoKeyPair> {
  const database = await open();
  try {
    const known = await request<CryptoKeyPair | undefined>(transaction(database, "readonly").get(NAME));
    if (known) return known;
    const made = (await crypto.subtle.generateKey({ name: "Ed25519" }, false, [
      "sign",
      "verify",
    ])) as CryptoKeyPair;
    // Where another panel was quicker, its key is the one.
    try {
      await request(transaction(database, "readwrite").add(made, NAME));
      return made;
    } catch {
      return await request<CryptoKeyPair>(transaction(database, "readonly").get(NAME));
    }
  } finally {
    database.close();
  }
}

export async function publicBytes(key: CryptoKeyPair): Promise<number[]> {
  return [...new Uint8Array(await crypto.subtle.exportKey("raw", key.publicKey))];
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return request(opening);
}

const transaction = (database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore =>
  database.transaction(STORE, mode).objectStore(STORE);

function request<T>(asked: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result as T);
    asked.onerror = () => reject(asked.error ?? new Error("IndexedDB"));
  });
}
