// SPDX-License-Identifier: Apache-2.0

/** The record of events and cases: what is stored of them and how people read it. */
@NullMarked
package io.holdfast.monitoring.ledger;

import org.jspecify.annotations.NullMarked;
