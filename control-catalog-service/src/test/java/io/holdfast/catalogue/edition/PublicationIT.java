// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PublicationIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject PublishEdition publish;
  @Inject BuiltInEditions builtIn;
  @Inject EditionLibrary library;
  @Inject EditionRepository editions;
  @Inject Jdbi jdbi;

  @Test
  void publishesTheBuiltInEditionAtStart() {
    Records.Published record = published(1).getFirst();

    assertThat(record.headers())
        .containsEntry("ce_type", "io.holdfast.catalogue.edition-published.v1")
        .containsEntry("ce_source", "/control-catalog-service")
        .containsEntry("ce_subject", "2026.11.1")
        .doesNotContainKey("ce_team");
    assertThat(record.data().path("edition").asText()).isEqualTo("2026.11.1");
    assertThat(record.data().path("digest").asText())
        .isEqualTo(CanonicalJson.digest(EditionFixtures.builtIn().tree()));
    assertThat(record.data().at("/content/controls")).hasSize(80);
    EventContracts.check(record);
  }

  private static List<Records.Published> published(int atLeast) {
    return editions(
        Records.awaitOn(
            CatalogueTopic.NAME,
            CatalogueTopic.KEY,
            found -> editions(found).size() >= atLeast,
            SOON));
  }

  private static List<Records.Published> editions(List<Records.Published> all) {
    return all.stream().filter(record -> record.type().equals(AnnounceEdition.TYPE)).toList();
  }

  @Test
  void changesNothingAtARestart() {
    long events = count("select version from outbox_key where key = 'catalogue'");
    long editions = count("select count(*) from edition");
    long activations = count("select count(*) from edition_activation");

    builtIn.onStart(new StartupEvent());

    assertThat(count("select version from outbox_key where key = 'catalogue'")).isEqualTo(events);
    assertThat(count("select count(*) from edition")).isEqualTo(editions);
    assertThat(count("select count(*) from edition_activation")).isEqualTo(activations);
  }

  private long count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void refusesOtherContentUnderAPublishedVersion() {
    assertThatThrownBy(() -> publish.publish(EditionFixtures.changedWords()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("edition 2026.11.1 was published as sha256:")
        .hasMessageContaining("give the changed content a new version");
  }

  @Test
  void refusesAnEditionWithDefects() {
    assertThatThrownBy(() -> publish.publish(EditionFixtures.withADefect()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("controls.json#/1/id duplicate-id");
    assertThat(library.find("2099.1.0")).isEmpty();
  }

  @Test
  void publishesOnceWhenReplicasStartTogether() throws Exception {
    EditionFiles older = EditionFixtures.ofVersion("2026.8.0");
    try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> starts =
          replicas.invokeAll(java.util.Collections.nCopies(4, () -> publish.publish(older)));
      int fresh = 0;
      for (Future<Boolean> start : starts) {
        fresh += start.get() ? 1 : 0;
      }
      assertThat(fresh).isEqualTo(1);
    }
    assertThat(count("select count(*) from edition where version = '2026.8.0'")).isEqualTo(1);
  }

  @Test
  void anOlderEditionDoesNotTakeOver() {
    publish.publish(EditionFixtures.ofVersion("2026.9.0"));

    assertThat(library.active().version()).isEqualTo("2026.11.1");
    assertThat(library.find("2026.9.0")).isPresent();
  }

  @Test
  void aNewerEditionTakesOver() {
    QuarkusTransaction.begin();
    try {
      publish.publish(EditionFixtures.ofVersion("2026.12.0"));

      assertThat(active()).isEqualTo("2026.12.0");
      assertThat(count("select count(*) from outbox where headers->>'ce_subject' = '2026.12.0'"))
          .isEqualTo(1);
    } finally {
      QuarkusTransaction.rollback();
    }
    assertThat(active()).isEqualTo("2026.11.1");
  }

  @Test
  void knowsTheLastEditionThatCanBeTailored() {
    QuarkusTransaction.begin();
    try {
      publish.publish(EditionFixtures.ofVersion("2026.6.0"));
      Edition builtInOne = editions.findByVersion("2026.11.1").orElseThrow();
      assertThat(editions.isLastBase(builtInOne)).isFalse();

      jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into edition_withdrawal (edition_id, reason, withdrawn_at)
                  select id, 'test', now() from edition where version <> '2026.11.1'
                  on conflict do nothing
                  """));

      assertThat(editions.isLastBase(builtInOne)).isTrue();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private String active() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select version from edition_activation a join edition e on e.id = a.edition_id
                    order by seq desc limit 1
                    """)
                .mapTo(String.class)
                .one());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update edition set content = '{}'",
        "update edition set digest = 'sha256:other'",
        "delete from edition",
        "truncate edition cascade",
        "update edition_activation set activated_at = now()",
        "delete from edition_activation",
        "truncate edition_activation",
      })
  void theDatabaseRefusesToChangeWhatWasPublished(String sql) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .hasMessageContaining("is append-only");
  }

  @Test
  void anOperatorHasItPublishedAgain() {
    int before = published(1).size();

    given()
        .auth()
        .oauth2(Tokens.of("operator@*"))
        .contentType(ContentType.JSON)
        .body("{\"topic\":\"holdfast.catalogue.v1\"}")
        .post("/api/v1/operations/control-catalog-service/republications")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));

    List<Records.Published> records = published(before + 1);
    Records.Published again = records.getLast();
    assertThat(again.version()).isEqualTo(1);
    assertThat(Long.parseLong(again.headers().getOrDefault("ce_epoch", "0"))).isPositive();
    assertThat(again.data()).isEqualTo(records.getFirst().data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog-admin@*", "governance-reader@*", "pipeline@tax"})
  void nobodyElseHasItPublishedAgain(String grant) {
    given()
        .auth()
        .oauth2(Tokens.of(grant))
        .contentType(ContentType.JSON)
        .body("{\"topic\":\"holdfast.catalogue.v1\"}")
        .post("/api/v1/operations/control-catalog-service/republications")
        .then()
        .statusCode(403)
        .body("type", equalTo("https://holdfast.example/problems/forbidden"));
  }
}
