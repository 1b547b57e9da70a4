// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Hands out the reports that evidence was read from. */
@ApplicationScoped
public class ReadContent {

  private final ReadEvidence evidence;
  private final Contents contents;

  ReadContent(ReadEvidence evidence, Contents contents) {
    this.evidence = evidence;
    this.contents = contents;
  }

  /**
   * A report.
   *
   * @param fileName safe in a header
   * @param bytes read from the database as they are asked for
   */
  public record Download(
      String digest, long size, String mediaType, String fileName, InputStream bytes) {}

  /**
   * The report of a piece of evidence.
   *
   * @throws Problem not found, also when the evidence is another team's; gone, when it was removed
   */
  public Download of(UUID id) {
    evidence.one(id);
    Contents.Stored stored =
        contents.of(id).orElseThrow(() -> Problem.notFound("content of evidence", id));
    if (stored.removedAt() != null) {
      throw Problem.of(
          ProblemType.GONE,
          "the content was removed on "
              + stored.removedAt()
              + "; its digest is "
              + stored.digest());
    }
    String name = stored.fileName() == null ? "report" : stored.fileName();
    return new Download(
        stored.digest(),
        stored.size(),
        stored.mediaType(),
        name.replaceAll("[^A-Za-z0-9._-]", "_"),
        new ChunkStream(contents, stored));
  }

  /** One chunk in memory at a time, and no connection held between two. */
  private static final class ChunkStream extends InputStream {
    private final Contents contents;
    private final Contents.Stored stored;
    private byte[] chunk = new byte[0];
    private int position;
    private int number;
    private long delivered;

    ChunkStream(Contents contents, Contents.Stored stored) {
      this.contents = contents;
      this.stored = stored;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == chunk.length && !next()) {
        return -1;
      }
      int count = Math.min(length, chunk.length - position);
      System.arraycopy(chunk, position, buffer, offset, count);
      position += count;
      delivered += count;
      return count;
    }

    private boolean next() throws IOException {
      chunk = contents.chunk(stored.digest(), number++);
      position = 0;
      if (chunk.length == 0 && delivered < stored.size()) {
        throw new IOException("removed while it was read: " + stored.digest());
      }
      return chunk.length > 0;
    }
  }
}
