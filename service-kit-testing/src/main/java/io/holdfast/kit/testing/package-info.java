// SPDX-License-Identifier: Apache-2.0

/**
 * What the tests of every service need: real PostgreSQL and Kafka, tokens, records, contracts and
 * the laws.
 */
@NullMarked
package io.holdfast.kit.testing;

import org.jspecify.annotations.NullMarked;
