/** Signs ID tokens with a key that never leaves its keeper: KMS in the cloud, a file embedded. */
export interface TokenSigner {
  /** Public half of the RSA key: a DER SubjectPublicKeyInfo. */
  readonly publicKey: () => Promise<Uint8Array>;
  /** RSASSA-PKCS1-v1_5 over SHA-256 (`RS256`) of a message of at most 4,096 bytes. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}
