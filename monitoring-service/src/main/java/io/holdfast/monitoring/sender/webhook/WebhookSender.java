// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.Signatures;
import io.holdfast.monitoring.sender.StrictJson;
import io.holdfast.monitoring.sender.WebhookMapping;
import io.holdfast.monitoring.sender.WebhookMapping.Signature;
import io.holdfast.monitoring.sender.WebhookMapping.Wrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A webhook read by a mapping document: the connection's own, or a preset that is shipped. A preset
 * is a document like any other; it is a kind of its own so that connecting the tool takes no
 * mapping.
 */
public final class WebhookSender implements Sender {

  /** The kind whose connections bring their own mapping. */
  public static final String OWN = "webhook";

  private static final int MOST_EVENTS = 2000;

  /**
   * Headers that are not kept although a corrected mapping might name them: they hold what proves
   * the sender, or say who was connected.
   */
  private static final Pattern PRIVATE =
      Pattern.compile("auth|cookie|api-?key|password|secret|signature|token|forwarded|real-ip");

  private final String kind;
  private final @Nullable WebhookMapping preset;
  private final List<Proof> proofs;

  private WebhookSender(String kind, @Nullable WebhookMapping preset, List<Proof> proofs) {
    this.kind = kind;
    this.preset = preset;
    this.proofs = List.copyOf(proofs);
  }

  /** Reads by the connection's own mapping. */
  public static WebhookSender own() {
    return new WebhookSender(OWN, null, List.of(Proof.SIGNATURE, Proof.TOKEN, Proof.OIDC));
  }

  /** Reads by a document that is shipped under {@code senders/KIND.json}. */
  public static WebhookSender preset(String kind, Proof... proofs) {
    try (InputStream in = WebhookSender.class.getResourceAsStream("/senders/" + kind + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no preset " + kind);
      }
      return new WebhookSender(
          kind,
          Json.convert(Json.readTree(in.readAllBytes()), WebhookMapping.class),
          List.of(proofs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public List<Proof> proofs() {
    return proofs;
  }

  @Override
  public boolean reads(String header) {
    return OWN.equals(kind)
        ? !PRIVATE.matcher(header).find()
        : header.startsWith("ce-") || header.startsWith("aeg-") || header.equals("webhook-id");
  }

  private WebhookMapping mapping(Rules rules) {
    WebhookMapping own = rules.webhook();
    if (own != null) {
      return own;
    }
    if (preset == null) {
      throw Problem.retry(
          ProblemType.UNAVAILABLE,
          "this connection has no mapping of its webhook yet",
          java.time.Duration.ofMinutes(1));
    }
    return preset;
  }

  @Override
  public void verify(Received received, Rules rules, List<String> secrets, Instant now) {
    Signature signature = mapping(rules).signature();
    if (signature == null) {
      Signatures.standardWebhooks(received, secrets, now);
      return;
    }
    String header =
        signature.header() == null ? "x-signature" : signature.header().toLowerCase(Locale.ROOT);
    String prefix = signature.prefix() == null ? "" : signature.prefix();
    switch (signature.scheme()) {
      case STANDARD_WEBHOOKS -> Signatures.standardWebhooks(received, secrets, now);
      case HMAC_HEX -> Signatures.hexOverBody(received, header, prefix, secrets);
      case HMAC_BASE64 -> Signatures.base64OverBody(received, header, prefix, secrets);
    }
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    WebhookMapping mapping = mapping(rules);
    List<Parsed.Item> items = new ArrayList<>();
    for (Places places : unwrapped(received, mapping.wrapper())) {
      String code = places.text(mapping.handshake());
      if (code != null) {
        return new Parsed(kind, false, List.of(), Json.tree(Map.of("validationResponse", code)));
      }
      new MappedEvent(mapping, rules, places, kind)
          .read()
          .forEach(said -> items.add(Parsed.Item.of(said)));
    }
    return new Parsed(kind, false, items, null);
  }

  private static List<Places> unwrapped(Received received, @Nullable Wrapper wrapper) {
    JsonNode body = StrictJson.read(StrictJson.text(received), "");
    if (body.isTextual()) {
      // some senders write JSON as a JSON string, such as Seldon's detectors
      body = StrictJson.read(body.asText(), "");
    }
    if (wrapper == Wrapper.ARRAY && body.isArray()) {
      if (body.size() > MOST_EVENTS) {
        throw Problem.of(ProblemType.TOO_LARGE, "at most " + MOST_EVENTS + " events at once");
      }
      List<Places> all = new ArrayList<>();
      for (JsonNode event : body) {
        all.add(new Places(received, event, event));
      }
      return all;
    }
    JsonNode outer = StrictJson.requireObject(body, "");
    boolean wrapped = wrapper == Wrapper.PUBSUB && outer.path("message").has("data");
    return List.of(new Places(received, wrapped ? message(outer) : outer, outer));
  }

  private static JsonNode message(JsonNode body) {
    try {
      byte[] data = Base64.getDecoder().decode(body.at("/message/data").asText(""));
      return StrictJson.object(StrictJson.text(data), "/message/data");
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/message/data", "not-base64", "not valid Base64");
    }
  }
}
