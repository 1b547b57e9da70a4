// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

  private static Alias alias(String text) {
    return Alias.parse(text).orElseThrow();
  }

  @Test
  void schemeAndTypeAreComparedInLowerCase() {
    assertThat(alias(" PKG:MLflow/Credit ").text()).isEqualTo("pkg:mlflow/Credit");
    assertThat(alias("pkg://npm/x").text()).isEqualTo("pkg:npm/x");
    assertThat(alias("URN:Dataset:Loans").text()).isEqualTo("urn:dataset:Loans");
  }

  @Test
  void aPackageUrlSpeaksOfItsShorterNamesToo() {
    assertThat(alias("pkg:mlflow/a/b@7?stage=prod#sub").candidates())
        .containsExactly(
            "pkg:mlflow/a/b@7?stage=prod#sub",
            "pkg:mlflow/a/b@7?stage=prod",
            "pkg:mlflow/a/b@7",
            "pkg:mlflow/a/b?stage=prod",
            "pkg:mlflow/a/b");
    assertThat(alias("pkg:mlflow/a").candidates()).containsExactly("pkg:mlflow/a");
    assertThat(alias("urn:x:a@7").candidates()).containsExactly("urn:x:a@7");
  }

  @Test
  void aScopeIsNoVersion() {
    assertThat(alias("pkg:npm/@scope/name").version()).isNull();
    assertThat(alias("pkg:npm/@scope/name@1.2").version()).isEqualTo("1.2");
    assertThat(alias("pkg:oci/model@sha256%3Aab").version()).isEqualTo("sha256:ab");
    assertThat(alias("pkg:oci/model@1+2").version()).isEqualTo("1+2");
    assertThat(alias("pkg:oci/model@").version()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pkg:",
        "pkg:mlflow",
        "pkg:mlflow/",
        "pkg:/",
        "urn:",
        "urn:x:",
        "http://x",
        "credit",
        "pkg:mlflow/a b",
        "urn:x:a\u0000b",
        "pkg:mlflow/a\u200bb",
        "urn:-:x"
      })
  void otherNamesAreNone(String text) {
    assertThat(Alias.parse(text)).isEmpty();
  }
}
