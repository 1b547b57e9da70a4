// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** CSV is text, whatever is written in it, and a list in parts links to its next one. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CsvInOpenApi implements OASFilter {

  @Override
  public @Nullable Operation filterOperation(Operation operation) {
    if (operation.getResponses() != null) {
      operation
          .getResponses()
          .getAPIResponses()
          .values()
          .forEach(response -> describe(response, isInParts(operation)));
    }
    return operation;
  }

  private static boolean isInParts(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(each -> "cursor".equals(each.getName()));
  }

  private static void describe(APIResponse response, boolean inParts) {
    MediaType csv =
        response.getContent() == null ? null : response.getContent().getMediaType(Listing.CSV);
    if (csv == null) {
      return;
    }
    csv.setSchema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    if (inParts) {
      response.addHeader(
          "Link",
          OASFactory.createHeader()
              .description("The next part of the list, rel=\"next\"; absent on the last")
              .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING))));
    }
  }
}
