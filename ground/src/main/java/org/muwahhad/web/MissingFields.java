package org.muwahhad.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;
import java.util.List;

/** An object of a program's body lacks what its record cannot do without. */
final class MissingFields extends JsonMappingException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> names;

  MissingFields(Closeable parser, List<String> names) {
    super(parser, "Not given: " + names);
    this.names = names;
  }

  /** Names of the object's fields. */
  List<String> names() {
    return names;
  }
}
