// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a Sigstore bundle is read.
 *
 * @param hint name of the key, where it is signed with one
 * @param payload Base64
 * @param signature Base64
 */
record SigstoreBundle(Method method, @Nullable String hint, String payload, String signature) {

  static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  private static final Set<String> MEDIA_TYPES =
      Set.of(MEDIA_TYPE, "application/vnd.dev.sigstore.bundle+json;version=0.3");

  /** How it is signed. */
  enum Method {
    KEY(""),
    CERTIFICATE("signed with a certificate: its chain is not checked here"),
    SIGSTORE("signed with a Sigstore identity: the transparency log is not checked here");

    private final String reason;

    Method(String reason) {
      this.reason = reason;
    }

    /** Why it is not checked. */
    String reason() {
      return reason;
    }
  }

  static SigstoreBundle read(JsonCursor json) throws IOException {
    Reader reader = new Reader(json);
    json.object(reader::field);
    return reader.bundle();
  }

  private static final class Reader {
    private final JsonCursor json;
    private @Nullable String mediaType;
    private @Nullable Method method;
    private @Nullable String hint;
    private @Nullable String payload;
    private @Nullable String payloadType;
    private @Nullable String signature;
    private int signatures;

    Reader(JsonCursor json) {
      this.json = json;
    }

    void field(String name) throws IOException {
      switch (name) {
        case "mediaType" -> mediaType = json.required();
        case "verificationMaterial" -> json.object(this::material);
        case "dsseEnvelope" -> json.object(this::envelope);
        default -> {
          // message signatures are of no model
        }
      }
    }

    private void material(String name) throws IOException {
      switch (name) {
        case "publicKey" -> {
          method = Method.KEY;
          json.object(
              part -> {
                if (part.equals("hint")) {
                  hint = json.label();
                }
              });
        }
        case "x509CertificateChain" -> method = Method.CERTIFICATE;
        case "certificate" -> method = Method.SIGSTORE;
        default -> {
          // log entries and timestamps are not checked
        }
      }
    }

    private void envelope(String name) throws IOException {
      switch (name) {
        case "payload" -> payload = json.required();
        case "payloadType" -> payloadType = json.required();
        case "signatures" ->
            json.array(
                () -> {
                  signatures++;
                  json.object(
                      part -> {
                        if (part.equals("sig")) {
                          signature = json.required();
                        }
                      });
                });
        default -> {
          // nothing else is defined
        }
      }
    }

    SigstoreBundle bundle() throws UnreadableReport {
      if (mediaType == null || !MEDIA_TYPES.contains(mediaType)) {
        throw json.fail("mediaType is not " + MEDIA_TYPE);
      }
      if (method == null) {
        throw json.fail("verificationMaterial has no key and no certificate");
      }
      if (payload == null || signature == null || signatures != 1) {
        throw json.fail("dsseEnvelope needs a payload and exactly one signature");
      }
      if (!Dsse.IN_TOTO.equals(payloadType)) {
        throw json.fail("payloadType is not " + Dsse.IN_TOTO);
      }
      return new SigstoreBundle(method, hint, payload, signature);
    }
  }
}
