// SPDX-License-Identifier: Apache-2.0
/**
 * Editions in the making: an organisation's profile becomes a draft, people review it, and another
 * person than those who wrote it publishes it.
 */
@NullMarked
package io.holdfast.catalogue.draft;

import org.jspecify.annotations.NullMarked;
