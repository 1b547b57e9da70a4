// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.process.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The public APIs as a user of the realm calls them: with a token, over HTTP, nothing else. */
public final class Api {

  /** An answer. */
  public record Answer(int status, JsonNode body) {

    /** The body, when the call succeeded. */
    public JsonNode ok() {
      if (status >= 300) {
        throw new IllegalStateException("answered " + status + ": " + body);
      }
      return body;
    }
  }

  private record Token(String text, Instant until) {}

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String tokenUrl;
  private final JsonNode demo;
  private final Function<Service, String> urls;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  public Api(Holdfast holdfast) {
    this(
        holdfast.keycloak().issuer(),
        Json.read(holdfast.layout().repository().resolve("deploy/keycloak/demo-users.json")),
        holdfast::url);
  }

  public Api(String issuer, JsonNode demoUsers, Function<Service, String> urls) {
    this.tokenUrl = issuer + "/protocol/openid-connect/token";
    this.demo = demoUsers;
    this.urls = urls;
  }

  /** GET as somebody. */
  public Answer get(String user, Service service, String path) {
    return call(user, service, "GET", path, null, "application/json");
  }

  /** POST as somebody. */
  public Answer post(String user, Service service, String path, JsonNode body) {
    return call(user, service, "POST", path, body, "application/json");
  }

  /** PUT as somebody. */
  public Answer put(String user, Service service, String path, JsonNode body) {
    return call(user, service, "PUT", path, body, "application/json");
  }

  /** DELETE as somebody. */
  public Answer delete(String user, Service service, String path) {
    return call(user, service, "DELETE", path, null, "application/json");
  }

  /** Posts a CloudEvent in structured mode. */
  public Answer event(String pipeline, JsonNode cloudEvent) {
    return call(
        pipeline,
        Service.MONITORING,
        "POST",
        "/api/v1/events",
        cloudEvent,
        "application/cloudevents+json");
  }

  private Answer call(
      String user,
      Service service,
      String method,
      String path,
      @Nullable JsonNode body,
      String contentType) {
    return send(urls.apply(service) + path, token(user), method, body, contentType);
  }

  /** Any call. */
  public Answer send(
      String url, String token, String method, @Nullable JsonNode body, String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json, application/problem+json");
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", contentType)
          .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    return answer(request.build());
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          text.isBlank() ? Json.MAPPER.createObjectNode() : Json.parse(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(request.method() + " " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An access token of a demo user or of a pipeline client. */
  public String token(String user) {
    Token known = tokens.get(user);
    if (known != null && known.until().isAfter(Instant.now().plusSeconds(20))) {
      return known.text();
    }
    JsonNode secret = demo.path("clientSecrets").path(user);
    String form =
        secret.isTextual()
            ? "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(encode(user), encode(secret.asText()))
            : "grant_type=password&client_id=holdfast-cli&username=%s&password=%s"
                .formatted(encode(user), encode("demo-" + user));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tokenUrl))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    Answer answer = answer(request);
    if (answer.status() != 200) {
      throw new IllegalArgumentException("no token for " + user + ": " + answer.body());
    }
    Token fresh =
        new Token(
            answer.body().path("access_token").asText(),
            Instant.now().plusSeconds(answer.body().path("expires_in").asLong()));
    tokens.put(user, fresh);
    return fresh.text();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
