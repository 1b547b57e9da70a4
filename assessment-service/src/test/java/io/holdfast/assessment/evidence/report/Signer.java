// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** Signs models as the key method of OpenSSF Model Signing does. */
final class Signer {

  static final String FIRST = "c0".repeat(32);
  static final String SECOND = "1f".repeat(32);

  private final KeyPair keys;

  Signer(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  String hint() {
    return HexFormat.of().formatHex(sha256(pem().getBytes(StandardCharsets.US_ASCII)));
  }

  static String statement() {
    return """
        {"_type":"https://in-toto.io/Statement/v1",
         "subject":[{"name":"credit-scoring","digest":{"sha256":"%s"}}],
         "predicateType":"https://model_signing/signature/v1.0",
         "predicate":{
           "resources":[{"name":"config.json","algorithm":"sha256","digest":"%s"},
                        {"name":"weights.bin","algorithm":"sha256","digest":"%s"}],
           "serialization":{"method":"files","hash_type":"sha256","allow_symlinks":false}}}
        """
        .formatted(
            HexFormat.of().formatHex(sha256(HexFormat.of().parseHex(FIRST + SECOND))),
            FIRST,
            SECOND);
  }

  byte[] sign(String statement) {
    byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
    return bundle(hint(), statement, signature(Dsse.encoded(payload)))
        .getBytes(StandardCharsets.UTF_8);
  }

  String signature(byte[] message) {
    try {
      int bits = ((ECPublicKey) keys.getPublic()).getParams().getCurve().getField().getFieldSize();
      Signature signature =
          Signature.getInstance(
              bits == 256
                  ? "SHA256withECDSA"
                  : bits == 384 ? "SHA384withECDSA" : "SHA512withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(message);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signatureOf(String bundle) {
    return bundle.replaceAll("(?s).*\"sig\":\"([^\"]*)\".*", "$1");
  }

  static String bundle(String hint, String statement, String signature) {
    return """
        {"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json",
         "verificationMaterial":{"publicKey":{"hint":"%s"},"tlogEntries":[]},
         "dsseEnvelope":{"payload":"%s","payloadType":"application/vnd.in-toto+json",
           "signatures":[{"sig":"%s","keyid":""}]}}
        """
        .formatted(
            hint,
            Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8)),
            signature);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
