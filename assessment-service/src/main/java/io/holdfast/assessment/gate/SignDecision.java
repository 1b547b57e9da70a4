// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.evidence.report.Dsse;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision as a signed statement: in-toto Statement v1 in a DSSE envelope, whose subject is the
 * version's digest.
 */
@ApplicationScoped
public class SignDecision {

  /** What the predicate is: a {@link GateDecision}. */
  public static final String PREDICATE = "https://holdfast.example/attestations/gate/v1";

  private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private final GateKeys keys;

  SignDecision(GateKeys keys) {
    this.keys = keys;
  }

  /** A DSSE envelope. */
  @Schema(name = "DsseEnvelope")
  public record Envelope(String payloadType, String payload, List<EnvelopeSignature> signatures) {}

  /** A signature over the envelope's pre-authentication encoding. */
  @Schema(name = "DsseSignature")
  public record EnvelopeSignature(String keyid, String sig) {}

  /** Public keys that verify statements. */
  @Schema(name = "GateKeySet")
  public record KeySet(List<GateKeys.PublicKey> keys) {}

  @Transactional
  public KeySet keys() {
    return new KeySet(keys.all());
  }

  /**
   * Signs a decision.
   *
   * @throws Problem invalid, when the version is not named by a digest
   */
  @Transactional
  public Envelope sign(GateDecision decision) {
    String digest = decision.version().digest();
    if (digest == null) {
      throw Problem.invalid("?digest", "missing", "a statement is about a digest");
    }
    int colon = digest.indexOf(':');
    Map<String, Object> statement =
        Map.of(
            "_type",
            "https://in-toto.io/Statement/v1",
            "subject",
            List.of(
                Map.of(
                    "name",
                    decision.system().key() + "/" + decision.component(),
                    "digest",
                    Map.of(digest.substring(0, colon), digest.substring(colon + 1)))),
            "predicateType",
            PREDICATE,
            "predicate",
            decision);
    byte[] payload = CanonicalJson.text(statement).getBytes(StandardCharsets.UTF_8);
    GateKeys.Signed signed = keys.sign(Dsse.encoded(payload));
    Base64.Encoder base64 = Base64.getEncoder();
    return new Envelope(
        PAYLOAD_TYPE,
        base64.encodeToString(payload),
        List.of(new EnvelopeSignature(signed.keyId(), base64.encodeToString(signed.signature()))));
  }
}
