// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.inventory.document.SystemDocument.DataVersion;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as monitoring opens it: one event for one system.
 *
 * @param event the normalised event; carried on untouched, read through {@link Event}
 * @param reasked whether it was asked before, so that the answer may be known
 */
public record LifecycleCase(
    UUID caseId,
    String eventId,
    UUID systemId,
    String systemKey,
    String team,
    List<String> components,
    List<Match> matches,
    boolean reasked,
    JsonNode event) {

  public LifecycleCase {
    components = components == null ? List.of() : components;
    matches = matches == null ? List.of() : matches;
  }

  /**
   * The event as far as it is used here.
   *
   * @throws PoisonException when it cannot be read
   */
  public Event readEvent() {
    try {
      return Json.convert(event, Event.class);
    } catch (IllegalArgumentException e) {
      throw new PoisonException("the event cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Which alias led to which component.
   *
   * @param how AMBIGUOUS when the component is meant perhaps; open
   * @param subject the subject as the event names it; absent in cases of earlier versions
   */
  public record Match(
      String component, String alias, @Nullable String how, @Nullable String subject) {

    /** Whether another component of the system may be the one that is meant. */
    public boolean isAmbiguous() {
      return "AMBIGUOUS".equals(how);
    }

    /** The name of the subject that led to the component, as far as it was said. */
    public String named() {
      return subject == null ? alias : subject;
    }
  }

  /** The fields of the event that are used here. */
  public record Event(
      String type,
      Instant occurredAt,
      boolean immutableVersions,
      List<Subject> subjects,
      @Nullable String environment,
      @Nullable List<DataVersion> trainedOn,
      @Nullable String method,
      @Nullable Change change) {

    public Event {
      subjects = subjects == null ? List.of() : subjects;
    }
  }

  /** What an event speaks of. */
  public record Subject(String alias, @Nullable String version, @Nullable String digest) {

    public boolean namesNoVersion() {
      return version == null && digest == null;
    }
  }

  /** A change that an event reports by its kind. */
  public record Change(String kind) {}
}
