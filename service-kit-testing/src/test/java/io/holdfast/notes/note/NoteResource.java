// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.note;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Notes over HTTP. */
@Path("/api/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notes")
public class NoteResource {

  private final WriteNote writeNote;
  private final NoteRepository notes;
  private final History history;
  private final Caller caller;

  NoteResource(WriteNote writeNote, NoteRepository notes, History history, Caller caller) {
    this.writeNote = writeNote;
    this.notes = notes;
    this.history = history;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ASSESSOR)
  @MaxBody(1024)
  @Operation(operationId = "writeNote", summary = "Write a note")
  public Note write(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Note note) {
    if (note == null) {
      throw Problem.invalid("", "missing", "a note is needed");
    }
    return writeNote.write(key, note);
  }

  @GET
  @Path("/{key}")
  @RolesAllowed({
    Roles.PIPELINE,
    Roles.INVENTORY_EDITOR,
    Roles.ASSESSOR,
    Roles.APPROVER,
    Roles.CATALOG_ADMIN,
    Roles.GOVERNANCE_READER,
    Roles.OPERATOR
  })
  @Operation(operationId = "getNote", summary = "Read a note")
  public Note get(@PathParam("key") String key) {
    Note note = notes.find(key).orElseThrow(() -> Problem.notFound("note", key));
    caller.requireSeen(note.team(), "note", key);
    return note;
  }

  @GET
  @Path("/{key}/history")
  @RolesAllowed(Roles.ASSESSOR)
  @Operation(operationId = "getNoteHistory", summary = "What was done to a note")
  public List<History.Entry> history(@PathParam("key") String key) {
    Note note = notes.find(key).orElseThrow(() -> Problem.notFound("note", key));
    caller.requireSeen(note.team(), "note", key);
    return history.of("note", key, 100);
  }

  @GET
  @Path("/motto")
  @PermitAll
  @Operation(operationId = "getMotto", summary = "Read the motto")
  public Note motto() {
    return new Note("motto", "all", "Write it down");
  }
}
