// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.process.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** A connection of the team tax, and how its sender delivers over it: to any replica. */
final class Connected {

  static final String SECRET = "a-secret-of-the-tests";

  /** Every sender that gives up at all tries three times more, within ten seconds. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /** What a delivery was answered; status 0: nobody answered. */
  record Answer(int status, JsonNode body, boolean saysWhen) {
    static final Answer NONE = new Answer(0, Json.MAPPER.createObjectNode(), false);
  }

  private final Platform platform;
  private final String key;
  private final String id;

  private Connected(Platform platform, String key, String id) {
    this.platform = platform;
    this.key = key;
    this.id = id;
  }

  /**
   * Creates one through the API.
   *
   * @param declared members beside key, name, team and kind
   * @param secret set as its secret, unless empty
   */
  static Connected create(
      Platform platform, String key, String kind, String declared, String secret) {
    ObjectNode document = (ObjectNode) Json.parse(declared);
    document.put("key", key).put("name", "tests of " + kind).put("team", "tax").put("kind", kind);
    String path = "/api/v1/connections";
    String id =
        platform
            .api()
            .post(Platform.OPERATOR, Service.MONITORING, path, document)
            .ok()
            .path("id")
            .asText();
    if (!secret.isEmpty()) {
      platform
          .api()
          .post(
              Platform.OPERATOR,
              Service.MONITORING,
              path + "/" + id + "/secrets",
              Json.MAPPER.createObjectNode().put("secret", secret))
          .ok();
    }
    return new Connected(platform, key, id);
  }

  String key() {
    return key;
  }

  String id() {
    return id;
  }

  /** The base URL of any replica, as a load balancer would choose it. */
  static String anyUrl(Platform platform) {
    List<ServiceReplica> replicas = platform.holdfast().replicas(Service.MONITORING);
    return replicas.get(ThreadLocalRandom.current().nextInt(replicas.size())).url();
  }

  /** Delivers, and again the same bytes with the same headers while it is told to. */
  Answer deliver(Map<String, String> headers, String body) {
    return deliver("", headers, body);
  }

  private Answer deliver(String query, Map<String, String> headers, String body) {
    String path = "/api/v1/connections/" + id + "/deliveries" + query;
    return post(platform, path, headers, body);
  }

  /** Delivers something that is taken. */
  void delivered(Map<String, String> headers, String body) {
    delivered("", headers, body);
  }

  /** Delivers something that is taken, with a query in the URL. */
  void delivered(String query, Map<String, String> headers, String body) {
    Answer answer = deliver(query, headers, body);
    assertThat(answer.status()).as("%s: %s", key, answer.body()).isEqualTo(202);
  }

  /** The headers of JSON with the secret as bearer token. */
  Map<String, String> bearer() {
    return Map.of("Content-Type", "application/json", "Authorization", "Bearer " + SECRET);
  }

  /** The headers of JSON with the secret in a header of its own. */
  Map<String, String> token(String header) {
    return Map.of("Content-Type", "application/json", header, SECRET);
  }

  /** Posts as senders do: again on 429, 502, 503, 504 and when nobody answers. */
  static Answer post(Platform platform, String path, Map<String, String> headers, String body) {
    Answer answer = once(platform, path, headers, body);
    for (Duration pause : PAUSES) {
      if (answer.status() != 0 && !TRY_AGAIN.contains(answer.status())) {
        return answer;
      }
      LockSupport.parkNanos(pause.toNanos());
      answer = once(platform, path, headers, body);
    }
    return answer;
  }

  private static Answer once(
      Platform platform, String path, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(anyUrl(platform) + path))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          text.startsWith("{") ? Json.parse(text) : Json.MAPPER.createObjectNode(),
          response.headers().firstValue("Retry-After").isPresent());
    } catch (IOException e) {
      return Answer.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
