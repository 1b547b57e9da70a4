// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing.breaches.right;

/** A name that says nothing. */
class RightHelper {}
