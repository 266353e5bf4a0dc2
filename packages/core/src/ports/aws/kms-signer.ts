import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { TokenSigner } from '../token-signer.ts';

/**
 * Signs with a KMS key of kind RSA_2048, SIGN_VERIFY. Its public half is asked for once.
 *
 * @param keyId id, ARN or alias of the key
 */
export const createKmsSigner = (client: Pick<KMSClient, 'send'>, keyId: string): TokenSigner => {
  let known: ReturnType<TokenSigner['publicKey']> | undefined;
  const ask = async () => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (!PublicKey) throw new Error('KMS answered no public key');
    return PublicKey;
  };
  return {
    publicKey: async () => {
      known ??= ask();
      try {
        return await known;
      } catch (error) {
        known = undefined;
        throw error;
      }
    },
    sign: async (message) => {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: message,
          MessageType: 'RAW',
          SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
        }),
      );
      if (!Signature) throw new Error('KMS answered no signature');
      return Signature;
    },
  };
};
