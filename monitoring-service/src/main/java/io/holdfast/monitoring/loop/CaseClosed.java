// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import java.time.Duration;

/**
 * Told within the service when a case was closed.
 *
 * @param took accepted to closed
 */
record CaseClosed(String answer, Duration took) {}
