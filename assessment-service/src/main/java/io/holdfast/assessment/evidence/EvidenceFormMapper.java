// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.server.multipart.FileItem;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Reads an {@link EvidenceForm}. */
final class EvidenceFormMapper {

  private static final List<String> PARTS = List.of("evidence", "report");
  private static final long LARGEST_EVIDENCE = 256 * 1024;

  private EvidenceFormMapper() {}

  /** The parts, read. */
  record Parts(EvidenceRequest evidence, AddReport.Upload report) {}

  /**
   * The parts of a form.
   *
   * @throws Problem invalid without both parts; too large
   */
  static Parts parts(MultipartFormDataInput form, ObjectMapper json) throws IOException {
    for (String name : form.getValues().keySet()) {
      if (!PARTS.contains(name)) {
        throw Problem.invalid(
            "/" + name.replace("~", "~0").replace("/", "~1"),
            "unknown-field",
            "there are the parts " + PARTS);
      }
    }
    FormValue evidence = part(form, "evidence");
    FormValue report = part(form, "report");
    if (!report.isFileItem()) {
      throw Problem.invalid("/report", "missing", "the part needs a filename and bytes");
    }
    FileItem file = report.getFileItem();
    return new Parts(
        evidence(evidence, json),
        new AddReport.Upload(
            file::getInputStream,
            file.getFileSize(),
            report.getFileName(),
            report.getHeaders().getFirst("Content-Type")));
  }

  private static FormValue part(MultipartFormDataInput form, String name) {
    Collection<FormValue> values = form.getValues().getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw Problem.invalid("/" + name, "missing", "exactly one part " + name + " is needed");
    }
    return values.iterator().next();
  }

  private static EvidenceRequest evidence(FormValue part, ObjectMapper json) throws IOException {
    EvidenceRequest evidence;
    if (!part.isFileItem()) {
      evidence = json.readValue(part.getValue(), EvidenceRequest.class);
    } else if (part.getFileItem().getFileSize() > LARGEST_EVIDENCE) {
      throw Problem.of(
          ProblemType.TOO_LARGE, "evidence has more than " + LARGEST_EVIDENCE + " bytes");
    } else {
      try (InputStream in = part.getFileItem().getInputStream()) {
        evidence = json.readValue(in, EvidenceRequest.class);
      }
    }
    if (evidence == null) {
      throw Problem.invalid("/evidence", "missing", "a JSON object is needed");
    }
    return evidence;
  }
}
