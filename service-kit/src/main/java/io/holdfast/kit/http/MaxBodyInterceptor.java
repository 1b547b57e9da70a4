// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Watches a body while it is read: how many bytes, whatever Content-Length says, and its end. */
@Provider
class MaxBodyInterceptor implements ReaderInterceptor {

  /** For methods that say nothing: 256 KiB. */
  static final long DEFAULT = 256 * 1024;

  private final ResourceInfo resource;

  MaxBodyInterceptor(@Context ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Limited(context.getInputStream(), limit()));
    return context.proceed();
  }

  private long limit() {
    MaxBody declared = resource.getResourceMethod().getAnnotation(MaxBody.class);
    if (declared == null) {
      declared = resource.getResourceClass().getAnnotation(MaxBody.class);
    }
    return declared == null ? DEFAULT : declared.value();
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long read;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = whole(super::read);
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = whole(() -> super.read(buffer, offset, length));
      count(Math.max(0, count));
      return count;
    }

    private interface Reading {
      int read() throws IOException;
    }

    /** A client that went away in the middle of its body is no failure of the service. */
    private static int whole(Reading reading) {
      try {
        return reading.read();
      } catch (IOException e) {
        throw Problem.of(ProblemType.MALFORMED, "the body breaks off");
      }
    }

    private void count(int bytes) {
      read += bytes;
      if (read > limit) {
        throw Problem.of(
            ProblemType.TOO_LARGE,
            "the body has more than " + limit + " bytes, the most taken here");
      }
    }
  }
}
