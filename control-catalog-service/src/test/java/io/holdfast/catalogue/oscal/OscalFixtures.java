// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** Documents for tests: official examples of NIST, and small ones. */
public final class OscalFixtures {

  public static final String BASIC_CATALOG = "basic-catalog.json";
  public static final String COMPONENT = "example-component-definition.json";
  public static final String HIGH_PROFILE = "NIST_SP-800-53_rev5_HIGH-baseline_profile.json";
  public static final String HIGH_RESOLVED =
      "NIST_SP-800-53_rev5_HIGH-baseline-resolved-profile_catalog-min.json";

  private OscalFixtures() {}

  /** An official example, byte by byte. */
  public static byte[] official(String name) {
    try (InputStream in = OscalFixtures.class.getResourceAsStream("/oscal/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document with a root, a new UUID and the members that are given. */
  public static byte[] document(String root, String members) {
    return document(root, UUID.randomUUID(), members);
  }

  /** A document with a UUID of one's own. */
  public static byte[] document(String root, UUID uuid, String members) {
    return """
    {"%s": {"uuid": "%s", "metadata": {"title": "A test", "last-modified": "2026-11-01T00:00:00Z",
      "version": "1", "oscal-version": "1.2.1"}%s}}
    """
        .formatted(root, uuid, members.isEmpty() ? "" : ", " + members)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A catalogue: two groups, nested controls, parameters. */
  public static byte[] catalog(UUID uuid) {
    return document(
        "catalog",
        uuid,
        """
        "params": [{"id": "loose", "label": "a loose parameter"}],
        "groups": [
          {"id": "a", "title": "Group A", "params": [{"id": "a_prm", "label": "of the group"}],
           "controls": [
            {"id": "a-1", "title": "A one", "params": [{"id": "a-1_prm", "label": "how often"}],
             "parts": [{"id": "a-1_smt", "name": "statement", "prose": "Do {{ insert: param, a-1_prm }}",
               "parts": [{"id": "a-1_smt.a", "name": "item", "prose": "first"},
                         {"id": "a-1_smt.b", "name": "item", "prose": "{{ insert: param, loose }}"}]},
               {"id": "a-1_gdn", "name": "guidance", "prose": "see [this](#11111111-1111-4111-8111-111111111111)"}],
             "controls": [{"id": "a-1.1", "title": "A one one"}, {"id": "a-1.2", "title": "A one two"}]},
            {"id": "a-2", "title": "A two"}]},
          {"id": "b", "title": "Group B", "controls": [{"id": "b-1", "title": "B one"}]}],
        "back-matter": {"resources": [
          {"uuid": "11111111-1111-4111-8111-111111111111", "title": "used"},
          {"uuid": "22222222-2222-4222-8222-222222222222", "title": "unused"}]}
        """);
  }

  /** A document as a tree, to be spoilt. */
  public static ObjectNode tree(byte[] document) {
    return (ObjectNode) Json.readTree(document);
  }
}
