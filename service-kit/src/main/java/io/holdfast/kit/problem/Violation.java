// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON Pointer into the body ({@code /items/3/name}) or {@code ?name} for a
 *     query parameter, {@code header:Name} for a header
 * @param code what, for programs: a short stable word such as {@code unknown-zone}
 * @param message what and how to mend it, for people
 */
public record Violation(String pointer, String code, String message) {}
