// SPDX-License-Identifier: Apache-2.0

/** The parts that run: PostgreSQL, Kafka, Keycloak and the four services. */
@NullMarked
package io.holdfast.quickstart.infrastructure;

import org.jspecify.annotations.NullMarked;
