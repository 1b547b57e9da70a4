// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The in-toto statement within a model signature.
 *
 * @param declared root digest that it names; absent in the older form, which names none
 * @param computed root digest over the digests of all files
 * @param files how many there are
 */
record SignedStatement(@Nullable String declared, String computed, long files) {

  private static final String STATEMENT = "https://in-toto.io/Statement/v1";
  private static final String CURRENT = "https://model_signing/signature/v1.0";
  private static final String LEGACY = "https://model_signing/Digests/v0.1";

  boolean isConsistent() {
    return declared == null || declared.equals(computed);
  }

  static SignedStatement read(byte[] payload) throws IOException {
    return JsonCursor.read(
        new ByteArrayInputStream(payload),
        json -> {
          Reader reader = new Reader(json);
          json.object(reader::field);
          return reader.statement();
        });
  }

  private static final class Reader {
    private final JsonCursor json;
    // in the order in which files stand, as the reference verifier does: that is the order of
    // their paths, part by part, which is not the order of their names as text
    private final MessageDigest resources = MeteredStream.sha256();
    private final MessageDigest subjects = MeteredStream.sha256();
    private @Nullable String type;
    private @Nullable String predicateType;
    private @Nullable String subject;
    private long subjectCount;
    private long resourceCount;

    Reader(JsonCursor json) {
      this.json = json;
    }

    void field(String name) throws IOException {
      switch (name) {
        case "_type" -> type = json.required();
        case "predicateType" -> predicateType = json.required();
        case "subject" -> json.array(this::subject);
        case "predicate" ->
            json.object(
                part -> {
                  if (part.equals("resources")) {
                    json.array(this::resource);
                  }
                });
        default -> {
          // nothing else is defined
        }
      }
    }

    /** Its name is whatever the signer called the folder, and says nothing. */
    private void subject() throws IOException {
      subject = null;
      json.object(
          part -> {
            if (part.equals("digest")) {
              json.object(
                  algorithm -> {
                    if (algorithm.equals("sha256")) {
                      subject = json.required();
                    }
                  });
            }
          });
      if (subject == null) {
        throw json.fail("a subject needs a sha256 digest");
      }
      subjects.update(raw(subject));
      subjectCount++;
    }

    private void resource() throws IOException {
      String[] digest = new String[1];
      json.object(
          part -> {
            if (part.equals("digest")) {
              digest[0] = json.required();
            }
          });
      if (digest[0] == null) {
        throw json.fail("a resource needs a digest");
      }
      resources.update(raw(digest[0]));
      resourceCount++;
    }

    private byte[] raw(String hex) throws UnreadableReport {
      if (!hex.matches("([0-9a-f]{2}){16,64}")) {
        throw json.fail("a digest in lower-case hexadecimal is expected");
      }
      return HexFormat.of().parseHex(hex);
    }

    SignedStatement statement() throws UnreadableReport {
      if (!STATEMENT.equals(type)) {
        throw json.fail("_type is not " + STATEMENT);
      }
      if (LEGACY.equals(predicateType) && subjectCount > 0) {
        return new SignedStatement(null, hex(subjects), subjectCount);
      }
      if (!CURRENT.equals(predicateType)) {
        throw json.fail("predicateType is not " + CURRENT);
      }
      if (subjectCount != 1 || resourceCount == 0) {
        throw json.fail("one subject and at least one resource are needed");
      }
      return new SignedStatement("sha256:" + subject, hex(resources), resourceCount);
    }

    private static String hex(MessageDigest digest) {
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
  }
}
