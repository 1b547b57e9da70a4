// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.monitoring.sender.Senders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFilesTest {

  private static final String YAML =
      """
      key: ci-of-credit
      name: CI of credit
      team: retail-credit
      kind: cloudevents
      proof: TOKEN
      silenceAfter: PT24H
      mapping:
        immutableVersions: true
      secrets:
        - env: CI_TOKEN
      """;

  @TempDir Path folder;

  private List<ConnectionFiles.Declared> read() {
    return new ConnectionFiles(
            new Senders(), name -> Map.of("CI_TOKEN", "sixteen-characters").get(name))
        .read(folder);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void readsYamlAndJson() throws IOException {
    write("b.yaml", YAML);
    Path secret = Files.writeString(folder.resolve("secret"), "a-secret-in-a-file\n");
    write(
        "a.json",
        "{\"key\":\"other\",\"name\":\"o\",\"team\":\"t\",\"kind\":\"cloudevents\",\"secrets\":[{\"file\":\"%s\"}]}"
            .formatted(secret));
    write("notes.txt", "not read");

    List<ConnectionFiles.Declared> declared = read();

    assertThat(declared)
        .extracting(d -> d.document().key())
        .containsExactly("other", "ci-of-credit");
    assertThat(declared.get(0).secrets()).containsExactly("a-secret-in-a-file");
    assertThat(declared.get(1).secrets()).containsExactly("sixteen-characters");
    assertThat(declared.get(1).document().rules().versionsAreImmutable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kind: cloudevents,   kind: telex,              kind must be one of
          env: CI_TOKEN,       secret: in-the-document,  never the secret itself
          env: CI_TOKEN,       env: NOBODY,              has less than 16 characters
          silenceAfter: PT24H, silenceAfter: soon,       a duration of one minute
          proof: TOKEN,        prof: TOKEN,              Unrecognized field
          team: retail-credit, noteam: 1,                Unrecognized field
          key: ci-of-credit,   key: CI,                  key must be
          """)
  void namesTheFileAndWhatIsWrong(String right, String wrong, String message) throws IOException {
    write("c.yml", YAML.replace(right, wrong));

    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("c.yml")
        .hasMessageContaining(message);
  }

  @Test
  void refusesTwoFilesOfOneKey() throws IOException {
    write("one.yml", YAML);
    write("two.yml", YAML);

    assertThatThrownBy(this::read).hasMessageContaining("declares the key of");
  }
}
