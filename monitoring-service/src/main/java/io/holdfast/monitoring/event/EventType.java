// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import java.util.Arrays;
import java.util.Optional;

/** The lifecycle events that this platform understands. Posted as {@code io.holdfast.NAME.v1}. */
public enum EventType {
  MODEL_TRAINED("model.trained", true),
  MODEL_PROMOTED("model.promoted", true),
  MODEL_DEPLOYED("model.deployed", true),
  DATASET_CHANGED("dataset.changed", false),
  DRIFT_DETECTED("drift.detected", false),
  DRIFT_RESOLVED("drift.resolved", false),
  VULNERABILITY_DISCLOSED("vulnerability.disclosed", false),
  VULNERABILITY_RESOLVED("vulnerability.resolved", false),
  EVALUATION_COMPLETED("evaluation.completed", false),
  ARCHITECTURE_CHANGED("architecture.changed", false),
  COMPONENT_CHANGED("component.changed", false),
  INCIDENT_DETECTED("incident.detected", false),
  INCIDENT_RESOLVED("incident.resolved", false);

  private static final String PREFIX = "io.holdfast.";
  private static final String SUFFIX = ".v1";

  private final String shortName;
  private final boolean aboutAVersion;

  EventType(String shortName, boolean aboutAVersion) {
    this.shortName = shortName;
    this.aboutAVersion = aboutAVersion;
  }

  /** The type of a CloudEvent; empty when this version of the platform does not know it. */
  public static Optional<EventType> of(String cloudEventType) {
    return Arrays.stream(values())
        .filter(type -> type.wireName().equals(cloudEventType))
        .findFirst();
  }

  public String shortName() {
    return shortName;
  }

  public String wireName() {
    return PREFIX + shortName + SUFFIX;
  }

  /** Whether every subject has to say which version it is about. */
  boolean isAboutAVersion() {
    return aboutAVersion;
  }
}
