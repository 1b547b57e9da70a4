// SPDX-License-Identifier: Apache-2.0

/** Where an installation lives, its ports, and the whole of it as one object. */
@NullMarked
package io.holdfast.quickstart.installation;

import org.jspecify.annotations.NullMarked;
