// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest body that a resource method takes, in bytes; larger ones are answered 413. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MaxBody {

  /** Bytes, after decompression. */
  long value();
}
