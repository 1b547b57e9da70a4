// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

/**
 * One thing that is wrong with an edition.
 *
 * @param file the edition file
 * @param pointer JSON Pointer into it
 * @param code a short stable word for the rule that is broken
 * @param message what and why
 */
public record Defect(String file, String pointer, String code, String message) {

  @Override
  public String toString() {
    return file + "#" + pointer + " " + code + ": " + message;
  }
}
