// SPDX-License-Identifier: Apache-2.0

/** Any JSON webhook, read by a mapping document; the presets are such documents. */
@NullMarked
package io.holdfast.monitoring.sender.webhook;

import org.jspecify.annotations.NullMarked;
