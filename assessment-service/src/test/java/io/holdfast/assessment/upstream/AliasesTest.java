// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {

  @ParameterizedTest
  @CsvSource({
    "pkg:mlflow/credit-scoring@7,pkg:mlflow/credit-scoring",
    "pkg:mlflow/credit-scoring,pkg:mlflow/credit-scoring",
    "pkg:oci/app@sha256:abc?repository_url=x,pkg:oci/app",
    "pkg:npm/@scope/name@1.0#sub,pkg:npm/@scope/name",
    "urn:dataset:team:a@b,urn:dataset:team:a@b"
  })
  void aPurlIsComparedWithoutItsVersion(String alias, String plain) {
    assertThat(Aliases.plain(alias)).isEqualTo(plain);
    assertThat(Aliases.same(alias, plain)).isTrue();
  }
}
