// SPDX-License-Identifier: Apache-2.0

/** The example, played through the public APIs and told as a person wants to read it. */
@NullMarked
package io.holdfast.quickstart.story;

import org.jspecify.annotations.NullMarked;
