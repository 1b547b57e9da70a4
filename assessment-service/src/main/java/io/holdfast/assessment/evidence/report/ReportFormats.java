// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formats that are read; the first that recognises a report reads it. */
@ApplicationScoped
public class ReportFormats {

  private final List<ReportFormat> formats;

  ReportFormats(ReportConfig config) {
    formats =
        List.of(
            new ModelSignature(SigningKeys.of(config.modelSigningKeys().orElse(List.of()))),
            new SarifLog(),
            new GarakReport(config.garak().pass(), config.garak().fail()),
            new JUnitReport());
  }

  /** The format of a report. */
  Optional<ReportFormat> of(byte[] head, @Nullable String fileName, @Nullable String mediaType) {
    return formats.stream()
        .filter(format -> format.recognises(head, fileName, mediaType))
        .findFirst();
  }

  /** Their names. */
  public List<String> names() {
    return formats.stream().map(ReportFormat::name).toList();
  }
}
