package org.muwahhad.web;

import io.micronaut.serde.exceptions.SerdeException;

/** Something else stands where a program's body should have a list. */
final class NotAList extends SerdeException {
  private static final long serialVersionUID = 1L;

  NotAList() {
    super("Not a list");
  }
}
