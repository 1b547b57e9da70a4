// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

/**
 * Every kind of problem the APIs answer with (RFC 9457), on one screen. The {@code type} URI is
 * {@code https://holdfast.example/problems/} and the slug; slugs never change their meaning.
 */
public enum ProblemType {
  INVALID("invalid", 400, "The request is not valid"),
  MALFORMED("malformed", 400, "The body cannot be read"),
  UNAUTHENTICATED("unauthenticated", 401, "A valid token is needed"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  SUBJECT_NOT_ALLOWED("subject-not-allowed", 403, "Not allowed to speak for this subject"),
  NOT_FOUND("not-found", 404, "Not found"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No representation that is accepted"),
  CONFLICT("conflict", 409, "Conflicts with what is there"),
  NOT_YET_KNOWN("not-yet-known", 409, "Refers to something not yet known here; try again soon"),
  ID_REUSED("id-reused", 409, "The same id was used for other content"),
  GONE("gone", 410, "No longer there"),
  PRECONDITION_FAILED("precondition-failed", 412, "Changed by somebody else in the meantime"),
  TOO_LARGE("too-large", 413, "Larger than allowed"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Media type not supported"),
  UNPROCESSABLE("unprocessable", 422, "Understood, but not possible"),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "Idempotency-Key used for another request"),
  PRECONDITION_REQUIRED("precondition-required", 428, "If-Match is needed"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  INTERNAL("internal", 500, "Something failed here"),
  UNAVAILABLE("unavailable", 503, "Not available now; try again");

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  public String uri() {
    return "https://holdfast.example/problems/" + slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
