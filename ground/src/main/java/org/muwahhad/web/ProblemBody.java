package org.muwahhad.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code application/problem+json} (RFC 9457) with members of our own.
 *
 * @param type URN of the sort of problem
 * @param title the HTTP status in words
 * @param status the HTTP status
 * @param detail what happened, English
 * @param detailAr what happened, Arabic
 * @param code stable code for programs
 * @param errors the fields at fault, when it is the input
 * @param reference leads to the service's log, when it is a fault of ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String detailAr,
    String code,
    @Nullable List<FieldProblem> errors,
    @Nullable String reference) {

  /** What is wrong with one field, in both languages. */
  record FieldProblem(String field, String code, String detail, String detailAr) {}
}
