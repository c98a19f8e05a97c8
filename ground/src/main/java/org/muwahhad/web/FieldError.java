package org.muwahhad.web;

/**
 * What is wrong with one field of a form.
 *
 * @param field the field's path, such as {@code lines[0].quantity}; empty when the error belongs to
 *     the form as a whole
 * @param message what is wrong and how to put it right, in the reader's language
 */
public record FieldError(String field, String message) {

  /** Where the error summary leads: the field itself, or the form's first heading. */
  public String href() {
    return field.isEmpty() ? "#main" : "#" + Form.id(field);
  }
}
