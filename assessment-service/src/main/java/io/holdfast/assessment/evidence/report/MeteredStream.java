// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the bytes that are read, up to a limit. */
final class MeteredStream extends FilterInputStream {

  private static final int BUFFER = 64 * 1024;

  private final MessageDigest digest = sha256();
  private final long limit;
  private long size;

  MeteredStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) {
      size += count;
      if (size > limit) {
        throw new UnreadableReport("", "has more than " + limit + " bytes");
      }
      digest.update(buffer, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, BUFFER)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // whoever opened the stream closes it: a parser must not end it before the digest is whole
  }

  /** Reads what is left, so that the digest is over all of it. */
  void drain() throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count = 0;
    while (count >= 0) {
      count = read(buffer, 0, buffer.length);
    }
  }

  long size() {
    return size;
  }

  /** {@code sha256:} and 64 hexadecimal digits over what was read; ends the metering. */
  String digest() {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
