// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import io.holdfast.assessment.evidence.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The {@code model.sig} of OpenSSF Model Signing 1.0: a Sigstore bundle v0.3 with a DSSE envelope
 * around an in-toto statement, which names the digests of all files of a model and one root digest
 * over them.
 *
 * <p>The outcome: PASS when the signature is of a key that is configured, FAIL when it is not over
 * this content or the root digest is not that of the files, INCONCLUSIVE when there is nothing here
 * to check it with. Certificates and Sigstore identities are not checked, because the roots of
 * trust they need are not known here.
 */
final class ModelSignature implements ReportFormat {

  private static final String BUNDLE = "application/vnd.dev.sigstore.bundle";

  private final SigningKeys keys;

  ModelSignature(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "model-signature";
  }

  @Override
  public String mediaType() {
    return SigstoreBundle.MEDIA_TYPE;
  }

  @Override
  public boolean recognises(byte[] head, @Nullable String fileName, @Nullable String mediaType) {
    Head start = Head.of(head);
    return start.isJson()
        && (start.has(BUNDLE)
            || start.has("\"dsseEnvelope\"")
            || Head.endsWith(fileName, "model.sig")
            || Head.isType(mediaType, BUNDLE));
  }

  @Override
  public Report parse(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Limits.BUNDLE + 1);
    if (bytes.length > Limits.BUNDLE) {
      throw new UnreadableReport("", "has more than " + Limits.BUNDLE + " bytes");
    }
    SigstoreBundle bundle = JsonCursor.read(new ByteArrayInputStream(bytes), SigstoreBundle::read);
    byte[] payload = decode("/dsseEnvelope/payload", bundle.payload());
    byte[] signature = decode("/dsseEnvelope/signatures/0/sig", bundle.signature());
    return report(bundle, payload, signature);
  }

  private Report report(SigstoreBundle bundle, byte[] payload, byte[] signature)
      throws IOException {
    SignedStatement statement = statement(payload);
    Findings findings = new Findings();
    findings.count("files", statement.files());
    SignatureCheck check = check(bundle, statement, payload, signature, findings);
    return new Report(
        name(),
        null,
        null,
        null,
        outcome(check),
        findings.metrics(),
        null,
        null,
        findings.notes(),
        new Report.SignedModel(statement.isConsistent() ? statement.computed() : null, check));
  }

  private static SignedStatement statement(byte[] payload) throws IOException {
    try {
      return SignedStatement.read(payload);
    } catch (UnreadableReport e) {
      throw new UnreadableReport("/dsseEnvelope/payload" + e.where(), e.what());
    }
  }

  private SignatureCheck check(
      SigstoreBundle bundle,
      SignedStatement statement,
      byte[] payload,
      byte[] signature,
      Findings findings) {
    if (!statement.isConsistent()) {
      findings.note("the root digest is not that of the files which the signature names");
      return SignatureCheck.FAILED;
    }
    if (bundle.method() != SigstoreBundle.Method.KEY) {
      findings.note(bundle.method().reason());
      return SignatureCheck.UNCHECKED;
    }
    if (!keys.has(bundle.hint())) {
      findings.note("the signature is of a key that is not configured here");
      return SignatureCheck.UNCHECKED;
    }
    if (keys.verify(bundle.hint(), Dsse.encoded(payload), signature)
        || keys.verify(bundle.hint(), Dsse.encodedBefore10(payload), signature)) {
      return SignatureCheck.VERIFIED;
    }
    findings.note("the signature is not of a key that is configured here over this content");
    return SignatureCheck.FAILED;
  }

  private static Outcome outcome(SignatureCheck check) {
    return switch (check) {
      case VERIFIED -> Outcome.PASS;
      case FAILED -> Outcome.FAIL;
      case UNCHECKED -> Outcome.INCONCLUSIVE;
    };
  }

  private static byte[] decode(String where, String base64) throws UnreadableReport {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new UnreadableReport(where, "not Base64");
    }
  }
}
