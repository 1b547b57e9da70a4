// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.assessment.evidence.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSignatureTest {

  private final Signer signer = new Signer("secp256r1");

  private static String root(String... digests) throws Exception {
    byte[] raw = HexFormat.of().parseHex(String.join("", digests));
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
  }

  private static Report.SignedModel model(Report report) {
    return java.util.Objects.requireNonNull(report.model());
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void whatAConfiguredKeySignedIsVerified(String curve) throws Exception {
    Signer other = new Signer(curve);
    Report report = Samples.read(other.sign(Signer.statement()), signer.pem(), other.pem());
    assertThat(report.outcome()).isEqualTo(Outcome.PASS);
    assertThat(report.model())
        .isEqualTo(
            new Report.SignedModel(root(Signer.FIRST, Signer.SECOND), SignatureCheck.VERIFIED));
    assertThat(report.metrics()).containsEntry("files", 2.0);
  }

  @Test
  void filesCountInTheOrderInWhichTheyStand() throws Exception {
    String statement =
        Signer.statement()
            .replace("\"config.json\"", "\"tokenizer/vocab.txt\"")
            .replace("\"weights.bin\"", "\"tokenizer.json\"");
    Report report = Samples.read(signer.sign(statement), signer.pem());
    assertThat(model(report).check()).isEqualTo(SignatureCheck.VERIFIED);
  }

  @Test
  void aKeyThatIsNotConfiguredChecksNothing() throws Exception {
    Report report = Samples.read(signer.sign(Signer.statement()), new Signer("secp256r1").pem());
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(model(report).check()).isEqualTo(SignatureCheck.UNCHECKED);
    assertThat(report.notes()).contains("the signature is of a key that is not configured here");
  }

  @Test
  void otherContentThanWasSignedFails() throws Exception {
    String bundle = new String(signer.sign(Signer.statement()), StandardCharsets.UTF_8);
    String changed =
        Signer.bundle(
            signer.hint(),
            Signer.statement().replace("\"credit-scoring\"", "\"other\""),
            Signer.signatureOf(bundle));
    Report report = Samples.read(changed.getBytes(StandardCharsets.UTF_8), signer.pem());
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(model(report).check()).isEqualTo(SignatureCheck.FAILED);
  }

  @Test
  void aRootThatIsNotThatOfTheFilesFailsWhateverTheSignatureSays() throws Exception {
    String statement = Signer.statement().replace(Signer.SECOND, "ab".repeat(32));
    Report report = Samples.read(signer.sign(statement), signer.pem());
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(report.model()).isEqualTo(new Report.SignedModel(null, SignatureCheck.FAILED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x509CertificateChain", "certificate"})
  void certificatesAreNotChecked(String method) throws Exception {
    String bundle =
        new String(signer.sign(Signer.statement()), StandardCharsets.UTF_8)
            .replace("\"publicKey\"", "\"" + method + "\"");
    Report report = Samples.read(bundle.getBytes(StandardCharsets.UTF_8), signer.pem());
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(model(report).digest()).isEqualTo(root(Signer.FIRST, Signer.SECOND));
    assertThat(report.notes()).hasSize(1);
  }

  @Test
  void theOlderFormIsReadAndItsOlderEncodingVerified() throws Exception {
    String statement =
        """
        {"_type":"https://in-toto.io/Statement/v1","subject":[
          {"name":"a","digest":{"sha256":"%s"}},{"name":"it's","digest":{"sha256":"%s"}}],
         "predicateType":"https://model_signing/Digests/v0.1","predicate":{"unused":"ü"}}
        """
            .formatted(Signer.FIRST, Signer.SECOND);
    byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
    for (byte[] encoded : Arrays.asList(Dsse.encoded(payload), Dsse.encodedBefore10(payload))) {
      String bundle = Signer.bundle("", statement, signer.signature(encoded));
      Report report = Samples.read(bundle.getBytes(StandardCharsets.UTF_8), signer.pem());
      assertThat(report.model())
          .isEqualTo(
              new Report.SignedModel(root(Signer.FIRST, Signer.SECOND), SignatureCheck.VERIFIED));
    }
  }

  @Test
  void thePlaceThatIsWrongIsTold() {
    assertThatThrownBy(
            () -> Samples.read(signer.sign(Signer.statement().replace("Statement/v1", "x"))))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageStartingWith("/dsseEnvelope/payload: _type is not");
    assertThatThrownBy(
            () -> Samples.read(signer.sign(Signer.statement().replace(Signer.FIRST, "z"))))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageStartingWith("/dsseEnvelope/payload/predicate/resources/0");
    assertThatThrownBy(
            () ->
                Samples.read(
                    new String(signer.sign(Signer.statement()), StandardCharsets.UTF_8)
                        .replace("\"payload\":\"", "\"payload\":\"?")))
        .isInstanceOf(UnreadableReport.class)
        .hasMessage("/dsseEnvelope/payload: not Base64");
  }

  @Test
  void aKeyThatCannotBeUsedStopsTheStart() {
    assertThatThrownBy(() -> Samples.reader("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holdfast.reports.model-signing-keys");
  }
}
