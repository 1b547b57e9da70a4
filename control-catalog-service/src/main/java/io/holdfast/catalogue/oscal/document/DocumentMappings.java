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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The maps of a mapping collection, with the titles of both sides. */
@ApplicationScoped
class DocumentMappings {

  private static final String SOURCE = "source";
  private static final String TARGET = "target";

  private final CatalogTitles titles;

  DocumentMappings(CatalogTitles titles) {
    this.titles = titles;
  }

  private record Entry(JsonNode mapping, JsonNode map) {

    String href(String side) {
      return mapping.path(side + "-resource").path("href").asText();
    }

    JsonNode items(String side) {
      return map.path(side + "s");
    }
  }

  Page<OscalMappingResponse> page(OscalDocument collection, int after, PageRequest request) {
    List<Entry> all = new ArrayList<>();
    for (JsonNode mapping : collection.mappings()) {
      mapping.path("maps").forEach(map -> all.add(new Entry(mapping, map)));
    }
    Page<Integer> page = ReadDocument.page(all, after, request);
    Map<String, Set<String>> wanted = new TreeMap<>();
    for (int index : page.items()) {
      for (String side : List.of(SOURCE, TARGET)) {
        Entry entry = all.get(index);
        wanted
            .computeIfAbsent(entry.href(side), href -> new LinkedHashSet<>())
            .addAll(CatalogTitles.texts(entry.items(side), "id-ref"));
      }
    }
    Map<String, Titled> opened = new TreeMap<>();
    wanted.forEach((href, ids) -> opened.put(href, titles.open(collection, href, ids)));
    JsonNode provenance = collection.content().path("provenance");
    return page.map(index -> response(all.get(index), provenance, opened));
  }

  private static OscalMappingResponse response(
      Entry entry, JsonNode provenance, Map<String, Titled> opened) {
    JsonNode map = entry.map();
    Titled source = require(opened, entry.href(SOURCE));
    Titled target = require(opened, entry.href(TARGET));
    return new OscalMappingResponse(
        map.path("uuid").asText(),
        map.path("relationship").asText(),
        map.path("ns").textValue(),
        first("matching-rationale", map, entry.mapping(), provenance).asText(),
        confidence(first("confidence-score", map, entry.mapping(), provenance)),
        source.catalog(),
        target.catalog(),
        items(entry.items(SOURCE), source),
        items(entry.items(TARGET), target),
        CatalogTitles.texts(map.path("qualifiers"), "description"),
        map.path("remarks").textValue());
  }

  private static Titled require(Map<String, Titled> opened, String href) {
    return java.util.Objects.requireNonNull(opened.get(href));
  }

  private static List<OscalItemResponse> items(JsonNode items, Titled catalog) {
    return OscalDocument.list(items).stream()
        .map(item -> catalog.item(item.path("type").asText(), item.path("id-ref").asText()))
        .toList();
  }

  /** What the map says, else its mapping, else the provenance of the whole. */
  private static JsonNode first(String name, JsonNode... owners) {
    for (JsonNode owner : owners) {
      if (owner.has(name)) {
        return owner.path(name);
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static @Nullable String confidence(JsonNode score) {
    String word = score.path("category").textValue();
    return word == null && score.has("percentage") ? score.path("percentage").asText() : word;
  }
}
