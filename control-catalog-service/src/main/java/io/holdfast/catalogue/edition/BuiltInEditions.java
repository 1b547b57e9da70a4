// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionFiles;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes the editions that this version brings; a failure stops the start. */
@ApplicationScoped
class BuiltInEditions {

  private static final Logger LOG = Logger.getLogger(BuiltInEditions.class);

  /** Directories under {@code catalogue/}, oldest first. */
  static final List<String> DIRECTORIES = List.of("2026.11");

  private final PublishEdition publish;

  BuiltInEditions(PublishEdition publish) {
    this.publish = publish;
  }

  void onStart(@Observes StartupEvent event) {
    for (String directory : DIRECTORIES) {
      boolean published = publish.publish(EditionFiles.builtIn(directory));
      LOG.infof("edition %s %s", directory, published ? "published" : "was published before");
    }
  }
}
