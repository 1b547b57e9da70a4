// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretKeysTest {

  private static final String KEY = base64((byte) 1);
  private static final String NEXT = base64((byte) 2);

  private static String base64(byte value) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, value);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void opensWhatItSealed() {
    SecretKeys keys = new SecretKeys(KEY, List.of(), true);

    SecretKeys.Sealed sealed = keys.seal("s3cret", "here");

    assertThat(keys.open(sealed, "here")).contains("s3cret");
    assertThat(new String(sealed.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("s3cret");
    assertThat(keys.seal("s3cret", "here").bytes()).isNotEqualTo(sealed.bytes());
  }

  @Test
  void opensNothingInAnotherPlaceOrChanged() {
    SecretKeys keys = new SecretKeys(KEY, List.of(), true);
    SecretKeys.Sealed sealed = keys.seal("s3cret", "here");

    assertThat(keys.open(sealed, "there")).isEmpty();
    byte[] changed = sealed.bytes().clone();
    changed[20] ^= 1;
    assertThat(keys.open(new SecretKeys.Sealed(sealed.keyId(), changed), "here")).isEmpty();
    assertThat(keys.open(new SecretKeys.Sealed(sealed.keyId(), new byte[3]), "here")).isEmpty();
  }

  @Test
  void anEarlierKeyOpensWhatItSealed() {
    SecretKeys.Sealed sealed = new SecretKeys(KEY, List.of(), true).seal("s3cret", "here");

    assertThat(new SecretKeys(NEXT, List.of(KEY), true).open(sealed, "here")).contains("s3cret");
    assertThat(new SecretKeys(NEXT, List.of(), true).open(sealed, "here")).isEmpty();
  }

  @Test
  void productionRefusesAMissingOrDemoOrShortKey() {
    assertThatThrownBy(() -> new SecretKeys(null, List.of(), true))
        .hasMessageContaining("holdfast.connections.key is needed");
    assertThatThrownBy(() -> new SecretKeys(SecretKeys.DEMO, List.of(), true))
        .hasMessageContaining("is the demo key");
    assertThatThrownBy(() -> new SecretKeys("c2hvcnQ=", List.of(), true))
        .hasMessageContaining("has 5 bytes");
    assertThatThrownBy(() -> new SecretKeys("?", List.of(), true))
        .hasMessageContaining("is not Base64");
    assertThat(new SecretKeys(null, List.of(), false).currentId())
        .isEqualTo(new SecretKeys(SecretKeys.DEMO, List.of(), false).currentId());
  }
}
