// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** CSV is text, whatever is written in it, and a list links to its next part. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class CsvInOpenApi implements OASFilter {

  @Override
  public @Nullable APIResponse filterAPIResponse(APIResponse response) {
    MediaType csv =
        response.getContent() == null ? null : response.getContent().getMediaType(Listing.CSV);
    if (csv != null) {
      csv.setSchema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
      response.addHeader(
          "Link",
          OASFactory.createHeader()
              .description("The next part of the list, rel=\"next\"; absent on the last")
              .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING))));
    }
    return response;
  }
}
