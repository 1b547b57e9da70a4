// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.document.CatalogTitles.Titled;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The controls that the components of a component definition implement. */
@ApplicationScoped
class DocumentImplementations {

  private static final String CAPABILITY = "capability";

  private final CatalogTitles titles;

  DocumentImplementations(CatalogTitles titles) {
    this.titles = titles;
  }

  private record Entry(JsonNode implementer, JsonNode implementation, JsonNode requirement) {

    String href() {
      return implementation.path("source").asText();
    }

    String control() {
      return requirement.path("control-id").asText();
    }
  }

  Page<OscalImplementationResponse> page(OscalDocument definition, int after, PageRequest request) {
    List<Entry> all = new ArrayList<>();
    for (String implementers : List.of("components", "capabilities")) {
      for (JsonNode implementer : definition.content().path(implementers)) {
        for (JsonNode implementation : implementer.path("control-implementations")) {
          implementation
              .path("implemented-requirements")
              .forEach(item -> all.add(new Entry(implementer, implementation, item)));
        }
      }
    }
    Page<Integer> page = ReadDocument.page(all, after, request);
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (int index : page.items()) {
      Entry entry = all.get(index);
      wanted.computeIfAbsent(entry.href(), href -> new LinkedHashSet<>()).add(entry.control());
    }
    Map<String, Titled> opened = new TreeMap<>();
    wanted.forEach((href, ids) -> opened.put(href, titles.open(definition, href, ids)));
    return page.map(
        index -> {
          Entry entry = all.get(index);
          return response(entry, Objects.requireNonNull(opened.get(entry.href())));
        });
  }

  private static OscalImplementationResponse response(Entry entry, Titled catalog) {
    JsonNode implementer = entry.implementer();
    boolean capability = implementer.has("name");
    return new OscalImplementationResponse(
        implementer.path("uuid").asText(),
        implementer.path(capability ? "name" : "title").asText(),
        capability ? CAPABILITY : implementer.path("type").asText(),
        catalog.catalog(),
        catalog.item("control", entry.control()),
        entry.requirement().path("description").asText());
  }
}
