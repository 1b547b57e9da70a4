// SPDX-License-Identifier: Apache-2.0

/** GitHub webhooks: vulnerable dependencies, advisories, releases, deployments. */
@NullMarked
package io.holdfast.monitoring.sender.github;

import org.jspecify.annotations.NullMarked;
