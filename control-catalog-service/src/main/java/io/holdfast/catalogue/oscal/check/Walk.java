// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Goes through a tree and tells where it is. */
final class Walk {

  /** Is told every member of every object. */
  interface Visitor {
    /**
     * A member.
     *
     * @param list name of the member that holds the object, or the list that does
     * @param owner the object
     * @param pointer JSON Pointer of the member
     */
    void visit(String list, JsonNode owner, String name, JsonNode value, String pointer);
  }

  private final Visitor visitor;

  Walk(Visitor visitor) {
    this.visitor = visitor;
  }

  void through(String list, JsonNode node, String pointer) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
        visitor.visit(list, node, member.getKey(), member.getValue(), at);
        through(member.getKey(), member.getValue(), at);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        through(list, node.path(i), pointer + "/" + i);
      }
    }
  }
}
