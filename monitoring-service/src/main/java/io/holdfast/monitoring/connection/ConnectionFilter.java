// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import org.jspecify.annotations.Nullable;

/**
 * What a list of connections is narrowed to.
 *
 * @param retired whether those given up are shown as well
 */
record ConnectionFilter(@Nullable String team, @Nullable String kind, boolean retired) {}
