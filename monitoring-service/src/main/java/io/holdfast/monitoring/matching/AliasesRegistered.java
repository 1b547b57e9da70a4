// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

/** Told within the service when names were registered for which events waited. */
public record AliasesRegistered() {}
