// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.oscal.OscalIds;
import org.jspecify.annotations.Nullable;

/** The small things that OSCAL documents are made of. */
final class Elements {

  private Elements() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Adds a property that OSCAL has a name for. */
  static void standardProp(ObjectNode owner, String name, String value) {
    owner.withArrayProperty("props").addObject().put("name", name).put("value", value);
  }

  /** Adds a property of our namespace, when there is a value. */
  static void prop(ObjectNode owner, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      owner
          .withArrayProperty("props")
          .addObject()
          .put("name", name)
          .put("ns", OscalIds.NAMESPACE)
          .put("value", value.strip().replace('\n', ' '));
    }
  }

  /** Adds a part that OSCAL has a name for. */
  static void standardPart(ObjectNode owner, String id, String name, @Nullable String prose) {
    if (prose != null && !prose.isBlank()) {
      owner
          .withArrayProperty("parts")
          .addObject()
          .put("id", id)
          .put("name", name)
          .put("prose", prose);
    }
  }

  /** Adds a part of our namespace, when there is prose. */
  static void part(ObjectNode owner, String id, String name, @Nullable String prose) {
    if (prose != null && !prose.isBlank()) {
      owner
          .withArrayProperty("parts")
          .addObject()
          .put("id", id)
          .put("name", name)
          .put("ns", OscalIds.NAMESPACE)
          .put("prose", prose);
    }
  }

  static void link(ObjectNode owner, String href, String rel, @Nullable String text) {
    ObjectNode link =
        owner.withArrayProperty("links").addObject().put("href", href).put("rel", rel);
    if (text != null) {
      link.put("text", text);
    }
  }
}
