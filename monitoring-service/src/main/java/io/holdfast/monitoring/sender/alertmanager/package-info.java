// SPDX-License-Identifier: Apache-2.0

/** Prometheus Alertmanager webhooks of version 4: drift and incidents that rules find. */
@NullMarked
package io.holdfast.monitoring.sender.alertmanager;

import org.jspecify.annotations.NullMarked;
