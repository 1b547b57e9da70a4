// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON webhook is read. Places are JSON Pointers into the event ({@code /repo/name}), into
 * the element of {@code each} or, outside of it, the wrapper ({@code @/ref}), or headers ({@code
 * header:ce-type}); of several with {@code |} between them the first that is there counts. Names
 * are found whatever their case.
 *
 * @param signature how deliveries are signed; absent: Standard Webhooks
 * @param wrapper what the event is wrapped in; absent: nothing
 * @param id places that together make the id; absent, or none of them there: the event's digest
 * @param source place of who says so; absent: the kind
 * @param type places that together, with {@code /} between them, make the type
 * @param time place of an RFC 3339 time; absent: when it is received
 * @param handshake place of a code that has to be sent back; an event that has it is nothing else
 * @param types what each type means; the first that fits counts, what none fits is not known
 */
@Schema(name = "WebhookMapping")
public record WebhookMapping(
    @Nullable Signature signature,
    @Nullable Wrapper wrapper,
    @Nullable List<String> id,
    @Nullable String source,
    @Nullable List<String> type,
    @Nullable String time,
    @Nullable String handshake,
    @Nullable List<TypeRule> types) {

  /** What events travel in. */
  public enum Wrapper {
    NONE,
    /** An array of events; a single one is taken as well. */
    ARRAY,
    /**
     * Google Pub/Sub push: the event is Base64 in {@code message.data}; a bare one is taken too.
     */
    PUBSUB
  }

  /** Schemes of signatures, all HMAC-SHA256. */
  public enum Scheme {
    STANDARD_WEBHOOKS,
    /** Hexadecimal digits over the body. */
    HMAC_HEX,
    /** Base64 over the body. */
    HMAC_BASE64
  }

  /**
   * How deliveries are signed.
   *
   * @param prefix what stands before the value, such as {@code sha256=}
   */
  public record Signature(Scheme scheme, @Nullable String header, @Nullable String prefix) {}

  /**
   * What a type means.
   *
   * @param type the type; {@code *} at its beginning or end stands for anything
   * @param when places and the values one of which has to be there: {@code *} any, empty none, and
   *     otherwise as in type; of an array one element has to fit
   * @param event short name of an event type here, or {@code ignored} or {@code test}
   * @param each place of an array whose elements are events of their own
   * @param kind of the subject: model, dataset, prompt, service
   * @param subject place of the subject's name
   * @param separator between several subjects in one text
   * @param pattern how name and version stand in it, such as {@code models/{name}:{version}}; one
   *     of several has to fit
   * @param parts further places of the alias's template by their name in it, such as {@code
   *     namespace}
   * @param alias template of the alias; the connection's goes before it
   * @param finding key of a finding, for types that need one
   * @param title place of a title of the finding or a summary of the change
   * @param change kind of a change, for types that need one
   * @param onChange whether a repetition for the same subject is no news
   */
  public record TypeRule(
      String type,
      @Nullable Map<String, List<String>> when,
      String event,
      @Nullable String each,
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String separator,
      @Nullable List<String> pattern,
      @Nullable Map<String, String> parts,
      @Nullable String alias,
      @Nullable String version,
      @Nullable String digest,
      @Nullable String environment,
      @Nullable String finding,
      @Nullable String title,
      @Nullable String change,
      @Nullable Boolean onChange) {}
}
