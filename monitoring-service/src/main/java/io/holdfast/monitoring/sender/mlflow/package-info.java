// SPDX-License-Identifier: Apache-2.0

/**
 * MLflow 3 model registry webhooks, as {@code mlflow/webhooks} and {@code entities/webhook.py} send
 * them.
 */
@NullMarked
package io.holdfast.monitoring.sender.mlflow;

import org.jspecify.annotations.NullMarked;
